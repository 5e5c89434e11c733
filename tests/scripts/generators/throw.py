# throw: exceptions raised at the yield.
def g():
    while True:
        try:
            x = yield 'waiting'
            print('got', x)
        except ValueError as e:
            print('caught', e)
            yield 'handled'
        finally:
            print('finally')
a = g()
print(next(a), a.throw(ValueError('v')), next(a), a.send(5))
try:
    a.throw(KeyError('k'))
except KeyError as e:
    print('out', e)
print(list(a))
b = g()
try:
    b.throw(ValueError, 'before start')
except ValueError as e:
    print(e)
print(next(b, 'finished'))
c = g(); next(c)
for args in ((5,), (ValueError, 1, 2), (int,)):
    try:
        c.throw(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
    c = g(); next(c)
def r():
    try:
        yield
    except ValueError:
        return 'returned'
d = r(); next(d)
try:
    d.throw(ValueError)
except StopIteration as e:
    print(e.value)

# close: GeneratorExit, finally blocks, and generators that refuse.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('exit')
        raise
    finally:
        print('cleanup')
a = g(); next(a)
print(a.close(), a.close(), list(a))
b = g()
print(b.close(), next(b, 'closed before start'))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 'no'
c = stubborn(); next(c)
try:
    c.close()
except RuntimeError as e:
    print(e)
def swallow():
    try:
        yield 1
    except GeneratorExit:
        print('swallowed')
d = swallow(); next(d); print(d.close())
def other():
    try:
        yield
    finally:
        raise KeyError('from finally')
e = other(); next(e)
try:
    e.close()
except KeyError as x:
    print(x)
f = g(); next(f)
del f
print('deleted')
def h():
    with open('/dev/null') as fh:
        yield fh
x = h(); fh = next(x); x.close(); print(fh.closed)

# yield from: delegation of values, sends, throws and returns.
def inner():
    try:
        a = yield 'i1'
        print('inner got', a)
        b = yield 'i2'
        print('inner got', b)
    except ValueError as e:
        print('inner caught', e)
        yield 'recovered'
    return 'inner result'
def outer():
    r = yield from inner()
    print('outer got', r)
    r2 = yield from [1, 2]
    print('list gives', r2)
    return (yield from ())
o = outer()
print(next(o), o.send('A'), o.throw(ValueError('boom')), next(o), next(o))
try:
    next(o)
except StopIteration as e:
    print('done', e.value)
def flat(x):
    if isinstance(x, list):
        for y in x: yield from flat(y)
    else:
        yield x
print(list(flat([1, [2, [3, [4]], 5]])))
def closer():
    try:
        yield 1
    finally:
        print('sub closed')
def deleg(): yield from closer()
d = deleg(); next(d); d.close()
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
def chain(*its):
    for it in its: yield from it
print(list(chain('ab', [1], range(2), {'k': 0}, chain((9,)))))

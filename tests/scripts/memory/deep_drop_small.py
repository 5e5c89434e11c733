# Dropping chains of 30,000 objects of every container kind needs no stack.
class N: pass
class S:
    __slots__ = ('next', 'other')
def chain(wrap, n=30_000):
    x = None
    for _ in range(n): x = wrap(x)
    return x
def instance(x):
    o = N(); o.next = x
    return o
def slotted(x):
    o = S(); o.next = x
    return o
def closure(x): return lambda: x
def exc(x):
    e = ValueError(x)
    return e
for name, w in dict(
    list=lambda x: [x], tuple=lambda x: (x,), dict=lambda x: {1: x},
    dict_key=lambda x: {(x if isinstance(x, int) else id(x)): x},
    frozenset=lambda x: frozenset([id(x)]) if x is None else (frozenset([1]), x), instance=instance,
    slotted=slotted, closure=closure, exception=exc, slice=lambda x: slice(x),
    partial=lambda x: [None, x, None], mixed=lambda x: {'a': [(x,)]}
).items():
    c = chain(w)
    del c
    print(name, 'dropped')

# __slots__: fixed attributes, no dict, inheritance.
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y=None):
        self.x = x
        if y: self.y = y
p = P(1)
print(p.x, hasattr(p, 'y'), hasattr(p, '__dict__'), P.__slots__, type(P.x).__name__)
p.y = 2
del p.x
print(p.y, hasattr(p, 'x'))
class Q(P):
    __slots__ = ('z',)
class R(P): pass
q, r = Q(1, 2), R(3)
q.z = 5; r.anything = 6
print(q.x, q.y, q.z, r.x, r.anything, r.__dict__, P.y.__get__(q))
class S: __slots__ = 'single'
class T: __slots__ = ['__dict__', 'a']
t = T(); t.a = 1; t.b = 2
print(S.__slots__, t.__dict__, t.a)
class W: __slots__ = ('__weakref__',)
for f in (
    lambda: setattr(p, 'w', 1), lambda: p.x, lambda: delattr(p, 'x'),
    lambda: type('X', (), {'__slots__': ('a', 'a1', '1b')}),
    lambda: type('X', (), {'__slots__': ('a',), 'a': 1}), lambda: type('X', (), {'__slots__': 5}),
    lambda: type('X', (int,), {'__slots__': ('a',)}) and 'ok',
    lambda: type('X', (tuple,), {'__slots__': ('a',)}),
    lambda: type('X', (P, type('Y', (), {'__slots__': ('k',)})), {}), lambda: setattr(q, 'nope', 1),
    lambda: P.x.__get__(5), lambda: type('X', (T,), {'__slots__': ('__dict__',)})
):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

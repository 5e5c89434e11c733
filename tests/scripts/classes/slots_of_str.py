import gc, pickle, copy, weakref
class A(str):
    __slots__ = ('x', 'y')
class B(A):
    __slots__ = ('z',)
class C(B):
    pass
class D(B):
    __slots__ = ('__dict__', 'w')
class E(D):
    __slots__ = ('__weakref__', 'v')
for cls in A, B, C, D, E:
    for text in '', 'a', 'abcdefgh', 'ä' * 7, '\u20ac' * 5, '\U0001f600' * 3:
        s = cls(text)
        s.x = 1.5
        try: s.y
        except AttributeError as e: print(e)
        s.y = [text, s]
        if hasattr(cls, 'z'): s.z = 'zed'
        if cls in (C, D, E): s.other = {1: 2}
        if hasattr(cls, 'w'): s.w = s
        if hasattr(cls, 'v'): s.v = 10 ** 30
        print(cls.__name__, repr(s), s.x, s.y[0] == text, getattr(s, 'z', None), getattr(s, '__dict__', None),
              getattr(s, 'v', None), s == text, hash(s) == hash(text), s + 'x', len(s), s.upper())
        del s.x
        print(hasattr(s, 'x'))
        try: del s.x
        except AttributeError as e: print(e)
        try: s.nope = 1; print('set')
        except AttributeError as e: print(e)
        p = cls.__new__(cls, text)
        print(p == s, hasattr(p, 'y'))
print(A.x, A.__slots__, B.__slots__)
s = E('q'); s.x = 5; r = weakref.ref(s); print(r() is s)
t = copy.copy(s); print(t, t.x, type(t).__name__)
t = copy.deepcopy(s); print(t, t.x)
for base in int, bytes, tuple:
    try:
        class X(base): __slots__ = ('a',)
    except TypeError as e: print(e)
class Y(int): __slots__ = ()
class Z(tuple): __slots__ = ()
print(Y(5) + 1, Z((1, 2)))
try:
    class M(A, B): pass
except TypeError as e: print(e)
class F(str): __slots__ = ('q',)
try:
    class G(A, F): pass
except TypeError as e: print(e)
class Mix:
    __slots__ = ()
class H(Mix, A):
    __slots__ = ('h',)
h = H('hh'); h.h = 1; h.x = 2; print(h, h.h, h.x)
s = A('x'); s.__class__ = A
try: s.__class__ = F
except TypeError as e: print(e)
def get(o): return o.x
for o in (A('a' * i) for i in range(40)):
    o.x = len(o)
    assert get(o) == len(o)
print(gc.collect() >= 0)
# One place in the code for objects of many kinds and lengths, with changes of the class between.
class Plain:
    pass
class Watched(str):
    __slots__ = ('x',)
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)
def store(o, value):
    o.x = value
    return o.x
makers = [lambda n: A('a' * n), lambda n: F2('b' * n), lambda n: Plain(), lambda n: D('é' * n)]
class F2(str): __slots__ = ('x', 'pad')
for n in range(30):
    for make in makers:
        o = make(n)
        assert store(o, [n]) == [n] and store(o, n) == n
    if n % 10 == 0: print(store(Watched('w'), n))
class Loud:
    def __del__(self): print('del', log[-1])
log = []
s = A('end')
for n in range(5):
    log.append(n)
    store(s, Loud())
saved = A.x
A.x = property(lambda self: 'mine', lambda self, value: print('setter', value))
print(store(s, 7))
A.x = saved
print(store(s, 8))
del A.x
try: store(s, 9)
except AttributeError as e: print(e)
A.x = saved
print(store(s, 10), s.x)

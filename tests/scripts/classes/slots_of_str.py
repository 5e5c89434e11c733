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

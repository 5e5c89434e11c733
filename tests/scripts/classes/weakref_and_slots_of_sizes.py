# Objects of variable size (int, tuple, bytes) have no weak references and no slots of their own.
import weakref, enum
class M: pass
for b in ((int, M), (M, int), (tuple, M), (bytes, M), (str, M), (M, str)):
    X = type('X', b, {})
    try: print(b, weakref.ref(X()) is not None)
    except TypeError as e: print(b, e)
class E(enum.IntEnum): A=1
try: weakref.ref(E.A)
except TypeError as e: print(e)
for bad in (lambda: type('Y', (int,), {'__slots__': '__weakref__'}), lambda: type('Y', (int,), {'__slots__': ()}), lambda: type('Y', (M,), {'__slots__': '__weakref__'}), lambda: type('Y', (int,), {'__slots__': ('__dict__',)}), lambda: type('Y', (M,), {'__slots__': ('__dict__',)})):
    try:
        t = bad(); print(t.__weakrefoffset__ != 0, hasattr(t, '__weakref__'))
    except TypeError as e: print(e)
for t in (int, tuple, bytes, list, object, frozenset, float): print(t.__name__, t.__weakrefoffset__ > 0, t.__itemsize__ > 0)
import time
print(time.struct_time.__itemsize__ > 0)
class Meta(type): pass
class Z(metaclass=Meta): pass
print(weakref.ref(Z)() is Z)
class B1(int): pass
class B2(B1): pass
print('__weakref__' in B1.__dict__, '__dict__' in B1.__dict__)
for base in int, tuple, bytes, str, float, list, complex, frozenset, dict:
    cls = type('Sub', (base,), {})
    for make in weakref.ref, weakref.proxy:
        try:
            print(base.__name__, make(cls()) is not None)
        except TypeError as e:
            print(base.__name__, e)

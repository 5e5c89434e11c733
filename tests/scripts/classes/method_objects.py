# Functions become bound methods; equality, hashing and repr.
class C:
    def m(self, x=0): "doc"; return x
    def __repr__(self): return '<C>'
c = C()
m = c.m
print(m, m(5), m.__self__ is c, m.__func__ is C.m, m == c.m, m is c.m)
print(hash(m) == hash(c.m), m != C().m, m.__name__, m.__doc__, m.__defaults__)
print(type(m).__name__)
print(str(C.m).startswith('<function C.m at 0x'), repr(len))
print(repr([].append).startswith('<built-in method append of list object at'))
print(repr(str.upper), repr(int.__add__), repr((5).__add__).startswith('<method-wrapper'))
print(repr(int.real), repr(dict.fromkeys)[:33])
import types
b = types.MethodType(lambda self, y: (self, y), 'any object')
print(b('arg'), b.__self__)
for f in (
    lambda: setattr(m, 'x', 1), lambda: types.MethodType(5, 1), lambda: types.MethodType(len, None),
    lambda: m.nope
):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
C.m.attr = 'on function'
print(c.m.attr)

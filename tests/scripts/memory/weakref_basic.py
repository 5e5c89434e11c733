# weakref.ref: calling, dying, callbacks, equality, hashing.
import weakref
class C:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
    def bound(self): pass
c = C(1)
r = weakref.ref(c, lambda ref: print('callback', ref is r, ref()))
print(r() is c, weakref.getweakrefcount(c), weakref.ref(c) is weakref.ref(c))
print(r == weakref.ref(C(1)), hash(r) == hash(c), type(r).__name__)
d = c
del c
print(r() is d)
del d
print(r(), weakref.ref(C(5))() is None)
for o in (5, 'a', [], {}, None, (1,)):
    try:
        weakref.ref(o)
    except TypeError as e:
        print(e)
class S: __slots__ = ()
class W: __slots__ = ('__weakref__',)
try:
    weakref.ref(S())
except TypeError as e:
    print(e)
w = W()
print(weakref.ref(w)() is w, weakref.ref({1}.__class__)() is set)
print(weakref.getweakrefs(w) == [weakref.ref(w)])
def f(): pass
print(weakref.ref(f)() is f, weakref.ref(C(1).bound)() is None)

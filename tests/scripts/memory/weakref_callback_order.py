# Callbacks run newest first, before the object's __del__ effects are gone. (Callbacks: errors are swallowed.)
import weakref, gc
class C:
    def __del__(self): print('del')
c = C()
refs = [weakref.ref(c, lambda r, i=i: print('callback', i)) for i in range(3)]
del c
print('--')
c = C()
r1 = weakref.ref(c, lambda r: print('in callback', r() is None))
del c
def raises(r): raise ValueError('from callback')
import sys
sys.unraisablehook = lambda u: print('hook', u.exc_value)
c = C()
r2 = weakref.ref(c, raises)
c = None
class N: pass
a, b = N(), N()
a.b, b.a = b, a
r3 = weakref.ref(a, lambda r: print('cycle member gone'))
del a, b
gc.collect()
print(r3() is None)
dead = weakref.ref(N(), lambda r: print('at once'))

# sys.getrefcount of an object with known references.
import sys
class C: pass
c = C()
base = sys.getrefcount(c)
print(base)
d = c
l = [c, c]
print(sys.getrefcount(c) - base)
t = {'k': c, c: 1}
print(sys.getrefcount(c) - base)
del d; l.pop(); t.clear()
print(sys.getrefcount(c) - base)
def f(x): return sys.getrefcount(x) - base
print(f(c) > 0)
o = C(); o.attr = c
print(sys.getrefcount(c) - base)
del o, l
print(sys.getrefcount(c) - base)
g = (lambda v: lambda: v)(c)
print(sys.getrefcount(c) - base)
del g
m = c.__init__
print(sys.getrefcount(c) - base)

# Reference counts of lists through typical operations.
import sys
rc = sys.getrefcount
a = []
print(rc(a), rc([]), rc(object()))
b = a; print(rc(a)); del b
b = [a]; print(rc(a)); c = b[:]; print(rc(a)); b.clear(); print(rc(a)); del c
print(rc(a))
for x in (a, a): pass
print(rc(a)); del x
def f(p):
    q = p
    return rc(p)
f0 = f(a); print(f0 == f(a), rc(a))
d = dict.fromkeys(range(5), a); print(rc(a)); del d[0]; print(rc(a)); d.update({1: None})
print(rc(a)); del d; print(rc(a))
t = (a,) * 10; print(rc(a)); del t
s = [a] * 3; s += [a]; print(rc(a)); s.sort(key=id); s.reverse(); print(rc(a)); del s
i = iter([a]); print(rc(a)); next(i); next(i, None); print(rc(a))
try:
    raise ValueError(a)
except ValueError as e:
    print(rc(a))
print(rc(a), [a for _ in range(3)][0] is a, rc(a))
g = (z for z in [a]); print(rc(a)); y = next(g); print(rc(a)); del y, g; print(rc(a))

# A cycle of many objects is collected without recursion.
import gc, weakref
class N: pass
first = prev = N()
for i in range(200_000):
    n = N(); prev.next = n; prev = n
prev.next = first
r = weakref.ref(first)
del first, prev, n
print(gc.collect() > 200_000, r())
l = cur = []
for i in range(200_000):
    new = []; cur.append(new); cur = new
cur.append(l)
del l, cur, new
print(gc.collect() >= 200_000)

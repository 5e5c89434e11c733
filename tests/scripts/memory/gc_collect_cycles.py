# gc.collect finds cycles and says how many objects they held.
import gc
gc.collect()
class N: pass
def cycle(n):
    nodes = [N() for _ in range(n)]
    for i in range(n): nodes[i].next = nodes[(i + 1) % n]
cycle(3)
print(gc.collect() > 0, gc.collect())
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
a, b = D('a'), D('b')
a.o, b.o = b, a
del a, b
print('unreachable, still there')
print(gc.collect() >= 2)
l = []
l.append(l)
del l
print(gc.collect() >= 1)
d = {}; d['self'] = d; d = None
t = ([],); t[0].append(t); t = None
def f():
    def g(): return g
f()
class C: pass
C.me = C; C = None
print(gc.collect() > 4, gc.garbage, gc.collect())

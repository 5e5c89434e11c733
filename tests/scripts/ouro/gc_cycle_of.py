# A shortest cycle through an object, and what would be freed with one.
import gc
class Node: pass
a, b, c = Node(), Node(), Node()
a.next, b.next, c.next = b, c, a
print(gc.cycle_of(a))
a.me = a
print(gc.cycle_of(a), '|', gc.cycle_of(b))
vars(a)
print(gc.cycle_of(a), '|', gc.cycle_of(b))
class Base:
    def __init__(self): self.a, self.b, self.c = 1, 2, 3
class Derived(Base):
    def __init__(self):
        super().__init__()
        self.d, self.e, self.me = 4, 5, self
print(gc.cycle_of(Derived()))  # the first instance has room for what both store
l = []
l.append([l])
print(gc.cycle_of(l), gc.cycle_of([1]), gc.cycle_of(5))
d = {}
d['self'] = {'d': d}
print(gc.cycle_of(d).objects == [d, d['self'], d])
tree = [[i, [str(i) * 20]] for i in range(10)]
shared = tree[3]
r = gc.retained(tree)
print(r.count, r[list], r[str][0])
del shared
r = gc.retained(tree)
print(r.count, r[list][0], r.bytes > 1000, r.bytes == sum(row[2] for row in r))
print(gc.retained(7).count, repr(gc.retained(tree)).splitlines()[0].split()[1])

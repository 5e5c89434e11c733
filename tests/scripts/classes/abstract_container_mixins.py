# Containers made from collections.abc with few methods of their own.
from collections.abc import MutableMapping, MutableSequence, MutableSet, Sequence
class M(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(A=1, b=2)
print(dict(m), m['B'], 'a' in m, m.get('zz', 0), m.pop('A'), m.setdefault('C', 3))
print(list(m.items()), m == {'b': 2, 'c': 3}, list(m.keys()), list(m.values()))
print(m.popitem(), len(m))
class L(MutableSequence):
    def __init__(self, a=()): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
l = L('abc'); l.append('d'); l.extend('ef'); l += ['g']; l.reverse(); l.remove('c')
print(l.a, l.pop(), l.index('b'), l.count('g'), 'f' in l, list(reversed(l)))
class S(MutableSet):
    def __init__(self, it=()): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x): self.s += [x] if x not in self.s else []
    def discard(self, x): self.s = [y for y in self.s if y != x]
a, b = S([1, 2, 3]), S([3, 4])
print((a & b).s, (a | b).s, (a - b).s, (a ^ b).s, a <= b, a.isdisjoint(b), a == S([3, 2, 1]))
a |= b; a.remove(1); print(a.s, a.pop())
class R(Sequence):
    def __getitem__(self, i): return 'xyz'[i]
    def __len__(self): return 3
print(list(R()), R().index('z'), R().count('x'), 'y' in R(), list(reversed(R())))
try:
    class Half(MutableMapping):
        def __len__(self): return 0
    Half()
except TypeError as e:
    print(e)

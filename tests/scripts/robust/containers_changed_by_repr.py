# Containers changed while they are printed.
class R:
    def __init__(self, f): self.f = f
    def __repr__(self):
        self.f()
        return 'R'
a = []; a.extend([R(lambda: a.pop()), 1, 2, 3]); print(a, a)
a = []; a.extend([1, R(a.clear), 2]); print(a, a)
d = {}
d['a'] = R(lambda: d.pop('b', None)); d['b'] = 1; d['c'] = 2
try:
    print(d)
except RuntimeError as e:
    print('RuntimeError', e)
b = []; b.append(R(lambda: len(b) < 5 and b.append(0))); print(b)

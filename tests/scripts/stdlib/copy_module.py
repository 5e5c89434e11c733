# copy and deepcopy: identity, cycles, own hooks.
import copy
class P:
    def __init__(self, x): self.x = x
p = P([1, 2]); q = copy.copy(p); r = copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x == p.x, type(r).__name__, q is p)
shared = [0]; d = copy.deepcopy({'a': shared, 'b': shared, 't': (shared, 1)})
print(d['a'] is d['b'], d['t'][0] is d['a'], d)
c = []; c.append(c); e = copy.deepcopy(c); print(e[0] is e, e is c)
class H:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep copied'
print(copy.copy(H()), copy.deepcopy([H()]), copy.copy(5), copy.deepcopy('s'))
print(copy.copy([1]), copy.copy({1: 2}), copy.copy({3}), copy.deepcopy(len) is len)
print(copy.copy((1, [2])))
class S:
    __slots__ = ('a',)
s = S(); s.a = [1]; t = copy.deepcopy(s); print(t.a, t.a is s.a)
n = P(None); n.x = n; m = copy.deepcopy(n); print(m.x is m, m is n)

# == and != of two values of one type, built-in or not, in loops that see the type change.
from collections import Counter, OrderedDict, deque, namedtuple


class Plain: pass


class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return isinstance(other, Eq) and self.n == other.n


class L(list): pass


class Ne(list):
    def __ne__(self, other): return 'ne'


P = namedtuple('P', 'x y')
p, nan, wide = Plain(), float('nan'), 10 ** 400
other = Plain()
other.extra = 1
pairs = [([1], [1]), ([1], [2]), ({1: 2}, {1: 2}), ({1: 2}, {1: 3}), ({1}, {1}), ({1}, {2}),
         (b'a', b'a'), (b'a', b'b'), (bytearray(b'a'), bytearray(b'a')), (P(1, 2), P(1, 2)),
         (P(1, 2), P(1, 3)), (p, p), (p, Plain()), (p, other), (Eq(1), Eq(1)), (Eq(1), Eq(2)),
         (L([1]), L([1])), (Ne([1]), Ne([1])), (nan, nan), (1e300 * 1e10, 1e300 * 1e11),
         (wide, 10 ** 400), (wide, wide + 1), (range(3), range(3)), (deque([1]), deque([1])),
         (OrderedDict(a=1), OrderedDict(a=1)), (Counter('a'), Counter('b')), (1j, 1j), (int, int),
         (len, len), (None, None), ('é', 'é'), ([nan], [nan]), (slice(1), slice(1)),
         (frozenset('a'), frozenset('a')), (p.__init__, p.__init__), ([[1]], [[1]])]
for a, b in pairs:
    print(type(a).__name__, a == b, a != b, a in [b], [b].count(a), {0: a} == {0: b})
Plain.__eq__ = lambda self, other: 'patched'
print(p == other, p == p, p != other, p in [other])
del Plain.__eq__
print(p == other, p == p, p != other, p in [other])


def deep(n):
    l = []
    for _ in range(n): l = [l]
    return l


try:
    deep(100000) == deep(100000)
except RecursionError:
    print('RecursionError')

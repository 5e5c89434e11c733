# Iterators that make tuples use their first one again when nobody kept it: who keeps which.
import gc
from itertools import (chain, combinations, combinations_with_replacement, permutations, product,
                       zip_longest)

makers = {
    'zip': lambda: zip([1, 2, 3, 4], 'abcd', (5, 6, 7, 8)),
    'zip1': lambda: zip([1, 2, 3, 4]),
    'zip20': lambda: zip(*[range(3)] * 20),
    'strict': lambda: zip([1, 2, 3], [4, 5, 6], strict=True),
    'enumerate': lambda: enumerate('abcd'),
    'longest': lambda: zip_longest([1], 'abc', fillvalue=[]),
    'product': lambda: product('ab', [1, 2], repeat=2),
    'wide': lambda: product([0], repeat=20),
    'combinations': lambda: combinations('abcd', 2),
    'replaced': lambda: combinations_with_replacement('abc', 2),
    'permutations': lambda: permutations([1, 2, 3]),
}
for name, make in makers.items():
    every = list(make())
    assert len(set(map(id, every))) == len(every)
    for kept in range(4):  # only this one is kept
        it, mine = make(), None
        for i, t in enumerate(it):
            assert t == every[i], (name, t)
            if i == kept: mine = t
        assert mine is None or mine == every[kept]
    it, pairs = make(), []
    for t in it:  # every second one is kept
        pairs.append(t)
        if next(it, None) is None: break
    assert pairs == every[::2], name
    it = make()
    first = next(it)
    rest = [t for t in it]
    assert [first] + rest == every
    print(name, len(every), every[:3])

for bad in ([1, 2], [1, 2, 3, 4]):
    z, got = zip([1, 2, 3], bad, strict=True), []
    try:
        for t in z: got.append(t)
    except ValueError as e:
        print(got, e)


class Raises:
    def __init__(self, n): self.n = n
    def __iter__(self): return self

    def __next__(self):
        self.n -= 1
        if self.n < 0: raise KeyError('end')
        return [self.n]


z, got = zip([1, 2, 3], Raises(2)), []
try:
    for t in z: got.append(t)
except KeyError as e:
    print(got, e)


class Again:
    # Takes a tuple of the same zip while one is being made.
    depth = 0

    def __iter__(self): return self

    def __next__(self):
        Again.depth += 1
        if Again.depth in (3, 6): return next(z)
        return Again.depth


z = zip(range(20), Again(), strict=False)
got = []
for t in z:
    got.append(t)
    if len(got) == 6: break
print(got)

# What lies in a cycle is found through kept tuples.
class Node: pass


n = Node()
n.rows = list(zip([n, n, n], [1, 2, 3])) + list(product([n], [1, 2])) + list(combinations([n, 1, n], 2))
print([gc.is_tracked(t) for t in n.rows[:3]])
del n
print(gc.collect() > 0)


def changing(l):
    for x in l:
        yield x
        if x == 1: l.append(9)


l = [1, 2]
print(list(chain(changing(l), l, (3,), range(2), 'xy', {5: 6})))
m = [1, 2]
c = chain(m, [7])
print(next(c), m.append(3), next(c), m.clear(), list(c), list(c))
l = [1]
c = chain.from_iterable([l, l])
print([(x, l.append(x + 1))[0] for x in c if x < 4 or l.clear()])

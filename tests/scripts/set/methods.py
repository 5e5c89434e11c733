# All methods of set.
def show(*items):
    print(*(sorted(x) if isinstance(x, (set, frozenset)) else x for x in items))
s = {1, 2, 3}
s.add(4); s.add(1)
show(s, len(s), 2 in s, s.union([5], {6}), s | {9}, s.intersection([1, 2, 7]))
show(s & {1, 4}, s.difference([1], [2]), s - {3}, s.symmetric_difference([1, 9]))
show(s ^ {4, 5})
show(s.issubset(range(10)), s.issuperset([1]), s.isdisjoint([7]), s <= {1, 2, 3, 4})
show(s < {1, 2, 3, 4}, s > {1}, {1} >= set(), s == {4, 3, 2, 1}, s != {1})
show(set() == frozenset())
s.discard(100); s.discard(1); s.remove(2)
show(s)
s.update([1, 2], (7,)); s.intersection_update([1, 3, 7, 9]); show(s)
s.difference_update([1]); s.symmetric_difference_update([3, 5]); show(s)
t = s.copy(); t.clear(); show(s, t, {8}.pop(), set().union(), {1}.intersection())
s |= {1}; s &= {1, 5}; s -= {5}; s ^= {2}; show(s)

# set() and frozenset() from iterables, and how they print.
print(set(), set([1, 1, 2]), set('a'), set(range(3)), frozenset(), frozenset([1]))
print(frozenset({1, 2}), {1}, set({5: 6}), [set()], {'k': {1}})
class S(set): pass
class F(frozenset): pass
print(S(), S([1]), F([2]), type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__)
print(type({2} | S([1])).__name__)
f = frozenset([1, 2])
print(frozenset(f) is f, f.copy() is f, hash(f) == hash(frozenset([2, 1])))
print({f: 'key'}[frozenset([1, 2])], f | {3}, type(f | {3}).__name__)
print(type({3} | f).__name__, f == {1, 2}, f & {1}, f.union([9]))

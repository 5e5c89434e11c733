# How tuples are ordered: by the first items that differ, whatever those are.
import functools


class Item:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n


class Sub(tuple):
    pass


nan = float("nan")
values = [
    (), (1,), (1, 2), (2, 1), (1, 2, 3), (-1, 5), (2**70, 1), (2**70, 0), (1.5, 2), (1, 2.5),
    (True, 2), (0, "a"), (0, "b"), (0, "a", ()), (0, "a", (1,)), (0, "a", (1, 2)), (0.0, "aa"), (-0.0, "ab"),
]
print(sorted(values))
print(sorted(values, reverse=True))
print(min(values), max(values))
for a in values:
    print("".join("01"[a < b] for b in values))
print(sorted([Sub((2, 1)), Sub((1, 2))]), Sub((1,)) < (2,), (1,) < Sub((1, 0)))
print((nan, 1) < (nan, 2), (nan, 1) < (float("nan"), 2), (1, nan) < (1, nan))
print(sorted([(1, Item(2)), (1, Item(1)), (0, Item(5))])[0][1].n)
for a, b in (((1, "a"), (1, 2)), ((None,), (1,)), ((1, None), (1, None)), ((1, [1]), (1, [2]))):
    try:
        print(a < b)
    except TypeError as e:
        print(e)
try:
    print(sorted([(1, None), (1, 2)]))
except TypeError as e:
    print(e)
print(sorted([(3, 1), (1, 9), (3, 0), (1, -9)] * 2), sorted([(i * 7 % 5, -i) for i in range(8)]))

given = (1, 2)
print(tuple(given) is given, tuple([1, 2]), tuple("ab"), tuple({1: 2}), tuple(Sub((1,))), type(tuple(Sub((1,)))))
try:
    tuple(5)
except TypeError as e:
    print(e)
print(tuple(range(3)), tuple(x for x in "ab"), tuple(()) == (), functools.reduce(lambda a, b: a + b, values[:4]))

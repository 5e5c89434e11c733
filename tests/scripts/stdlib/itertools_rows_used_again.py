# Rows that nobody keeps may be used again by their iterator: nothing shows of it.
import itertools
from itertools import combinations, combinations_with_replacement, pairwise, permutations, product, zip_longest


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def kept_and_dropped(make):
    kept, first = [], None
    for i, row in enumerate(make()):
        first = first or row
        if i % 3 == 0:
            kept.append(row)
        hash(row)
    print(first, kept[:4], kept[-1], len(kept), len(set(kept)))
    print(len(list(make())), [*make()][-1], dict.fromkeys(make()).keys() == set(make()))


for make in (
    lambda: product("ab", range(3), repeat=2),
    lambda: permutations([1, 2.5, "c", None]),
    lambda: combinations([(1, 2), "b", 3, 4], 2),
    lambda: combinations_with_replacement("abc", 2),
    lambda: pairwise([1, "b", 3.5, (4,), 5, 6, 7]),
    lambda: zip_longest("abcdef", range(4), [None], fillvalue=()),
):
    kept_and_dropped(make)


def replaced():
    """The last holder of an item is a row: the next step drops it."""
    for a, b in zip_longest((Noisy(f"long {i}") for i in range(4)), [1]):
        print("both", a and a.name, b)
        a = None
    for a, b in pairwise(Noisy(f"neighbour {i}") for i in range(4)):
        print("pair", a.name, b.name)
        a = b = None


replaced()
rows = combinations([[1], [2], [3]], 2)
x = next(rows)
x[0].append(x)
print(x)
del x
print(next(rows), list(rows))
print(list(itertools.accumulate([1, True, 2.5, 2**70])), list(itertools.accumulate(["a", "b"])))
try:
    list(itertools.accumulate([1, "b"]))
except TypeError as e:
    print(e)

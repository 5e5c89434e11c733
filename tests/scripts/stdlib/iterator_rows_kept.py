# Tuples that zip, enumerate and their like give: kept, taken apart, in cycles; and the built-in
# types as functions of map, takewhile and filter.
import gc
import weakref
from itertools import combinations, dropwhile, filterfalse, pairwise, product, takewhile, zip_longest


class Node:
    pass


class Odd(int):
    def __bool__(self):
        if self == 7:
            raise ValueError("seven")
        return self % 2 == 1

    def __str__(self):
        return f"<{int(self)}>"


for make in (
    lambda: enumerate("abcd", 2**62 - 2),
    lambda: enumerate("abc", 2**70),
    lambda: enumerate("abc", True),
    lambda: zip("abc", [1, 2.5, None]),
    lambda: zip("abc"),
    lambda: zip("abc", "def", range(3), [[1], (2,), {3}]),
    lambda: zip(),
    lambda: zip_longest("ab", [1, (2,), 3], "", fillvalue=[0]),
    lambda: pairwise([1, "b", (3,), [4]]),
    lambda: product([1, [2]], repeat=0),
    lambda: combinations([], 0),
):
    print(list(make()), sum(1 for _ in make()), [row for row in make()][::-1])
    first = None
    for i, row in enumerate(make()):
        first = row if i == 0 else first
    print(first)
print([a for a, b in zip("ab", "cd")], [(b, a) for a, b in enumerate("xy")])


def cycle_through(rows, node):
    """The tuple is reachable only from what it holds: the collector must see it."""
    for row in rows:
        node.row = row
    return weakref.ref(node)


gc.disable()
for make in (
    lambda n: zip([1, n], [2, 3]),
    lambda n: zip([1, n], [2, 3], [4, 5]),
    lambda n: enumerate([0, n]),
    lambda n: pairwise([1, 2, n]),
    lambda n: zip_longest([1, 2], [n]),
    lambda n: combinations([1, n], 2),
    lambda n: product([1], [2, n]),
):
    node = Node()
    alive = cycle_through(make(node), node)
    del node
    gc.collect()
    print(alive() is None, end=" ")
print()
gc.enable()


def broken():
    yield 1
    yield 2
    raise KeyError("broken")


for make in (
    lambda: zip("abc", broken()),
    lambda: zip(broken(), "abc"),
    lambda: zip("abc", broken(), "def"),
    lambda: zip_longest(broken(), "a"),
    lambda: enumerate(broken()),
    lambda: pairwise(broken()),
):
    rows = make()
    try:
        for row in rows:
            print(row, end=" ")
    except KeyError as e:
        print("KeyError", e, list(rows))
try:
    print(list(zip("ab", "abc", strict=True)))
except ValueError as e:
    print(e)
try:
    print(list(zip("ab", "a", strict=True)))
except ValueError as e:
    print(e)

numbers = [Odd(3), Odd(5), Odd(4), Odd(1)]
print(list(map(str, numbers)), list(map(repr, numbers)), list(map(bool, numbers)))
print(list(map(type, [1, "a", None, Odd])), list(map(int, ["5", 2.5, True, 7])))
print(list(map(float, [1, 2**70, "2.5", Odd(4)])), list(map(list, ["ab", (1, 2)])))
print(list(takewhile(bool, numbers)), list(dropwhile(bool, numbers)), list(filterfalse(bool, numbers)))
print(list(takewhile(bool, [1, "a", 0, 2])), list(dropwhile(bool, [0.5, [], 1])))
for make in (takewhile, dropwhile, filterfalse, filter, map):
    try:
        print(list(make(bool, [Odd(1), Odd(7), Odd(2)])))
    except ValueError as e:
        print(make.__name__, e)
for call in (lambda: list(map(int, ["x"])), lambda: list(map(float, [None])), lambda: list(map(type(None), [1]))):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Deep:
    def __init__(self):
        list(map(Deep, [1]))

    def __iter__(self):
        return iter(list(map(list, [self])))


class Text:
    def __str__(self):
        return "".join(map(str, [self]))


for call in (lambda: list(Deep.__new__(Deep)), lambda: str(Text())):
    try:
        call()
    except RecursionError:
        print("RecursionError")

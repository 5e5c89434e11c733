# Tuples as keys, where their words tell and where only == can.
from collections import namedtuple
from fractions import Fraction

Point = namedtuple("Point", "x y")


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        print("compares", self.n, other.n if isinstance(other, Same) else other)
        return isinstance(other, Same) and self.n == other.n


class Sub(tuple):
    def __eq__(self, other):
        return tuple.__eq__(self, other)

    __hash__ = tuple.__hash__


def text(*parts):  # never the same object twice
    return "".join(parts)


keys = [(), (1,), (1, 2), (-1, -2), (-2, -1), (1.5, 2), (text("a", "b"), 3), ((1, 2), (3, (4, (5, (6,))))), (None, True),
        (2**61 - 1, 2**61, -(2**61)), (2**60, -(2**60), 2**60 - 1), (2**100, 1), (b"x", 1), (Fraction(1, 3),), (1, text("é", "ß"))]
others = [(), (True,), (1.0, 2), (-1, -2.0), (-2.0, -1), (1.5, 2.0), (text("a", "b"), 3.0), ((1, 2), (3, (4, (5, (6.0,))))), (None, 1),
          (2**61 - 1, 2**61, -(2**61)), (2**60, -(2**60), 2**60 - 1), (2**100, True), (b"x", 1), (Fraction(2, 6),), (1, text("é", "ß"))]
table, group = {k: i for i, k in enumerate(keys)}, set(keys)
for i, k in enumerate(others):
    print(i, table[k] == i, table.get(k), k in table, k in group, k in frozenset(keys), hash(k) == hash(keys[i]))
    assert table.setdefault(k, "new") == i
    table[k] = -i
    group.add(k)
print(len(table), len(group), list(table)[1], [table.pop(k) for k in others], len(table))
group -= set(others)
print(group)
for missing in [(1, 3), (-1, -1), (2,), ("ab", 4), ((1, 2), (3, (4, (5, (7,)))))]:
    print(missing in group, missing in set(keys), missing in dict.fromkeys(keys), {(-1, -2): 1}.get(missing))

# hash(-1) == hash(-2): the same hash, other words.
print((-1,) in {(-2,)}, (-1, -2) in {(-2, -1), (-1, -1)}, {(-1,): 1, (-2,): 2}, {-1: "a", -2: "b", (0,): 1}[-2])
mixed = {(0,): 0, -1: "a", -2: "b", "t": 1}
print(mixed[-1], mixed[-2], mixed.get(-3), mixed["t"], mixed.get(text("", "t")), mixed.get(1.5), mixed[-1.0], (-1 in mixed, -2.0 in mixed))

# What compares by a method; a tuple of a subclass; a named one.
d = {(Same(1), 1): "one", (Same(2), 1): "two"}
print(d[(Same(1), 1)], d.get((Same(2), 1)), (Same(3), 1) in d)
s = {(Same(1),), (5,)}
print((Same(1),) in s, (5,) in s, (Same(5),) in s)
print(Sub((1, 2)) in {(1, 2)}, (1, 2) in {Sub((1, 2))}, {(1, 2): 1}[Sub((1, 2))], {Sub((1, 2)): 2}[(1, 2)])
print(Point(1, 2) in {(1, 2)}, (1, 2) in {Point(1, 2)}, {Point(1, 2): 3}[1, 2], {Point(1, 2), (1, 2), Sub((1, 2))})
nan = float("nan")
print((nan,) in {(nan,)}, (float("nan"),) in {(nan,)}, {(nan, 1): 1}.get((nan, 1)), (0.0,) in {(-0.0,)})

for bad in (1, []), ([],), (1, (2, {})), (1, 2, set()):
    for ask in (lambda: bad in group, lambda: bad in {}, lambda: {bad}, lambda: {bad: 1}, lambda: hash(bad), lambda: table.get(bad)):
        try:
            print(ask())
        except TypeError as e:
            print(e)


class Bad:
    def __hash__(self):
        raise ValueError("no hash")


for ask in (lambda: (1, Bad()) in group, lambda: (1, Bad()) in table, lambda: hash((1, "a", Bad(), 2))):
    try:
        print(ask())
    except ValueError as e:
        print(e)

deep = ()
for _ in range(200):
    deep = (deep, 1)
again = ()
for _ in range(200):
    again = (again, 1)
print({deep: 1}[again], again in {deep}, len({deep, again}))

# Comparisons that classes inherit from built-in types: who is asked first, and what follows.
from collections import namedtuple
from enum import IntEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 9


class Text(str):
    pass


class Loud(str):
    def __eq__(self, other):
        print("Loud", end=" ")
        return str.__eq__(self, other)

    __hash__ = str.__hash__


class Louder(Text):
    def __gt__(self, other):
        print("Louder", end=" ")
        return NotImplemented


class Other:
    def __eq__(self, other):
        return "Other ="

    def __gt__(self, other):
        return "Other >"


Point = namedtuple("Point", "x y")
Pair = namedtuple("Pair", "x y")


class Row(list):
    pass


class Table(dict):
    pass


values = [Level.LOW, Level.HIGH, 1, 9.0, Text("a"), "a", Loud("a"), Louder("a"), Other(), Point(1, 2), Pair(1, 2), (1, 2),
          Row([1]), [1], Table(a=1), {"a": 1}, True, 1 << 70]
for left in values:
    print([left == right for right in values], [left != right for right in values])
    for right in values:
        for compare in (lambda: left < right), (lambda: left >= right):
            try:
                print(compare(), end=" ")
            except TypeError as error:
                print(error, end="; ")
    print()

deep = Row()
deep.append(deep)
other = Row()
other.append(other)
try:
    deep == other
except RecursionError as error:
    print(error)
nest = Point(1, ())
for _ in range(100000):
    nest = Point(1, nest)
other = Point(1, ())
for _ in range(100000):
    other = Point(1, other)
try:
    nest == other
except RecursionError as error:
    print(error)

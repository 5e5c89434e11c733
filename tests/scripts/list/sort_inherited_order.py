# Classes that compare as the type they inherit from does, until they are given methods of their own.
import datetime
import enum
import heapq


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 3
    MIDDLE = 2


class Number(int):
    def __del__(self):
        pass


class Word(str):
    pass


class Pair(tuple):
    pass


class Day(datetime.date):
    pass


class Rows(list):
    pass


print(sorted([Level.HIGH, Level.LOW, Level.MIDDLE] * 2), max(Level), min(*Level), [Level.HIGH].index(3))
print(sorted([Level.HIGH, 2, Level.LOW, 2.5]))
for kind, values in ((Number, [3, 1, 2**70, -5]), (Word, ['b', 'a', '\xe9', '']), (Pair, [(2, 1), (1, 'x'), (1,)]),
                     (Rows, [[2], [1, 2], []])):
    made = [kind(v) for v in values]
    heap = made[:]
    heapq.heapify(heap)
    print(sorted(made), min(made), max(made), heapq.heappop(heap), made.index(made[2]), made.count(values[1]))
days = [Day(2000, 1, n * 7 % 11 + 1) for n in range(8)]
print([d.day for d in sorted(days)], max(days), hash(days[0]) == hash(datetime.date(2000, 1, 1)),
      datetime.date(2000, 1, 2) in set(days) | {datetime.date(2000, 1, 2)}, len(set(days)),
      hash(datetime.date(1, 1, 1)) == hash(Day(1, 1, 1)), len({datetime.date(y, 12, 31) for y in range(1, 9999, 100)}))


class Changing(int):
    seen = 0

    def __eq__(self, other):
        return int(self) == int(other)

    __hash__ = int.__hash__


class Late(Number):
    pass


def key(n):
    if n == 5:
        Late.__lt__ = lambda a, b: int(a) > int(b)
    return Late(n)


print(sorted(range(10), key=key), sorted([Late(1), Late(2)]))
del Late.__lt__
print(sorted([Late(2), Late(1)]), sorted([Changing(2), Changing(1)]), [Changing(1)].index(1))


class Touchy(Number):
    pass


class Meddler(int):
    def __index__(self):
        return 1


items = [Touchy(n) for n in (4, 3, 2, 1)]
Touchy.__lt__ = lambda a, b: NotImplemented
print(sorted(items))
Touchy.__gt__ = lambda a, b: int(b) < int(a)
print(sorted(items), min(items))
try:
    print(sorted([Pair((1, 'a')), Pair((1, 2))]))
except TypeError as e:
    print(e)

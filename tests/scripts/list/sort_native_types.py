# Sorting, searching and choosing among objects of modules' own types, also mixed ones.
import array
import bisect
import collections
import datetime as dt
import decimal
import functools
import heapq
import re
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Day(dt.date):
    calls = 0

    def __lt__(self, other):
        Day.calls += 1
        return super().__lt__(other)


days = [dt.date(2000, 1, 1) + dt.timedelta(days=n * 37 % 50) for n in range(12)]
times = [dt.datetime(2000, 1, 1, n * 7 % 24) for n in range(10)]
aware = dt.datetime(2000, 1, 1, 3, tzinfo=dt.timezone.utc)
numbers = [decimal.Decimal(n * 37 % 50) / 4 for n in range(10)]
queues = [collections.deque([n * 3 % 7, n]) for n in range(8)]
arrays = [array.array('i', [n * 3 % 7]) for n in range(6)]
patterns = [re.compile('a'), re.compile('b')]


def all_ways(values, probe):
    show(lambda: sorted(values) == sorted(values, key=lambda v: v))
    show(lambda: sorted(values, reverse=True) == sorted(values)[::-1])
    show(lambda: (min(values), max(values)))
    show(lambda: (min(*values), max(values, key=lambda v: v)))
    show(lambda: (values.index(probe), values.count(probe), probe in values))
    heap = values[:]
    show(lambda: heapq.heapify(heap))
    show(lambda: [heapq.heappop(heap) for _ in range(len(heap))] == sorted(values))
    show(lambda: bisect.bisect(sorted(values), probe))
    show(lambda: heapq.nsmallest(2, values))


for values in (days, times, numbers, queues, arrays):
    all_ways(values, type(values[3])(values[3].year, values[3].month, values[3].day) if values is days else values[3])
all_ways(days[:3] + [Day(2000, 1, 9)] + days[3:], days[5])
print(Day.calls > 0)
for values in (times[:4] + [aware] + times[4:], days[:3] + times[:3], numbers[:3] + [1, 2.5, decimal.Decimal('NaN')],
               numbers[:2] + ['x'], queues[:2] + [[1]], patterns, [object(), object()], [sys.implementation, sys.implementation]):
    show(lambda: sorted(values) and None)
    show(lambda: min(values) and None)
    show(lambda: values.index(None))
numbers.append(decimal.Decimal('sNaN'))
show(lambda: sorted(numbers))
show(lambda: numbers.index(decimal.Decimal(99)))
K = functools.cmp_to_key
plain = [n * 7 % 10 for n in range(10)]
for order in (lambda a, b: a - b, lambda a, b: (a - b) / 2, lambda a, b: 2 ** 70 * (b - a), lambda a, b: a < b,
              lambda a, b: None, lambda a, b: 1 / (a - 3), lambda a, b: 'x', lambda a, b: float(b - a)):
    show(lambda: sorted(plain, key=K(order)))
    show(lambda: (K(order)(1) < K(order)(2), K(order)(1) == K(order)(1), K(order)(3) >= K(order)(2)))
changing = plain[:]


def meddle(a, b):
    changing.append(1)
    return a - b


show(lambda: changing.sort(key=K(meddle)))
knot = collections.deque()
knot.append(knot)
other = collections.deque()
other.append(other)
show(lambda: sorted([knot, other]))
show(lambda: [knot].index(other))


def deep(a, b):
    return sorted([a, b], key=K(deep)) and 0


sys.setrecursionlimit(300)  # what ends first is to be the limit, not the memory of the stack
show(lambda: sorted([1, 2], key=K(deep)))

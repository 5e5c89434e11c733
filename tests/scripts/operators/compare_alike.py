# Comparing two objects of one type, of a type and one below it, and of numbers of different sizes.
from collections import OrderedDict, deque, namedtuple
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum
import operator

OPS = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]


def all_six(a, b):
    shown = []
    for _ in range(3):
        shown = []
        for test in (
            lambda: a < b,
            lambda: a <= b,
            lambda: a == b,
            lambda: a != b,
            lambda: a > b,
            lambda: a >= b,
        ):
            try:
                shown.append(test())
            except (TypeError, ArithmeticError) as e:
                shown.append(str(e)[:30])
    return shown


big = 10**20
P = namedtuple("P", "x y")
N = IntEnum("N", "A B")
nan = float("nan")
pairs = [
    (big, 5), (5, big), (-big, 5), (5, -big), (big, big + 1), (big, 10**20), (big, 1e20), (True, big),
    ([1, 2], [1, 3]), ([1], [1, 2]), ([], []), ([nan], [nan]), ((1, 2), (1, 2)), ((1, "a"), (1, 2)),
    ({1: 2}, {1: 2}), ({1: 2}, {1: 3}), ({1}, {1, 2}), ({1}, frozenset({1})), (b"a", b"b"), (b"a", bytearray(b"a")),
    (P(1, 2), P(1, 3)), (P(1, 2), (1, 2)), (N.A, N.B), (N.A, 1), (deque([1]), deque([1])),
    (OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)), (date(2024, 1, 2), date(2024, 1, 3)),
    (datetime(2024, 1, 2), datetime(2024, 1, 2)), (time(1), time(2)), (datetime(2024, 1, 2), date(2024, 1, 2)),
    (timedelta(1), timedelta(hours=24)), (timedelta(-1), timedelta(0, 1)), (timedelta(0, 1, 5), timedelta(0, 1, 4)),
    (Decimal("1.0"), Decimal("1")), (Decimal("1"), 2), (Decimal("nan"), Decimal("nan")), (nan, nan),
    (1j, 1j), (None, None), (object, object), (len, len), ("a", "b"), (range(3), range(0, 3)), (slice(1), slice(2)),
]
for a, b in pairs:
    print(all_six(a, b), [f(a, b) for f in OPS[2:4]])

d = deque([1, 2])
print(d == d, d != d, d <= d)


class Own:
    log = []

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        self.log.append(("eq", self.n))
        return NotImplemented if self.n > 2 else self.n == other.n

    def __lt__(self, other):
        self.log.append(("lt", self.n))
        return NotImplemented if self.n > 2 else "less"

    def __gt__(self, other):
        self.log.append(("gt", self.n))
        return NotImplemented if other.n == 9 else "greater"


class Below(Own):
    def __eq__(self, other):
        self.log.append(("below eq", self.n))
        return "below"


for a, b in [(1, 1), (1, 3), (3, 1), (3, 4), (3, 9), (9, 3)]:
    Own.log.clear()
    x, y = Own(a), Own(b)
    print(x == y, x != y, Own.log)
    Own.log.clear()
    try:
        print(x < y, x > y, Own.log)
    except TypeError as e:
        print(e, Own.log)
Own.log.clear()
print(Own(1) == Below(2), Below(2) == Own(1), Below(1) == Below(1), Own.log)


class Plain:
    pass


class L(list):
    pass


class LL(list):
    def __eq__(self, other):
        return "LL"

    def __lt__(self, other):
        return "lt"


a, b = Plain(), Plain()
print(all_six(a, a), all_six(a, b))
print(all_six(L([1]), L([1])), all_six(L([1]), [2]), all_six([1], LL([1])), all_six(LL([1]), LL([2])))

Plain.__eq__ = lambda self, other: "made"
print(a == b, a == a, a != b)
del Plain.__eq__
print(a == b, a == a)
Plain.__lt__ = None
try:
    a < b
except TypeError as e:
    print(e)


def generate():
    for x, y in [(Own(1), Own(1)), (date(1, 1, 1), date(1, 1, 2)), ([1], [1]), (a, a)]:
        yield x == y
        yield x != y


print(list(generate()))


class Odd:
    def __eq__(self, other):
        raise KeyError("odd")


for other in (Odd(), 5, [1]):
    try:
        print(Odd() == other)
    except KeyError as e:
        print("KeyError", e)

deep = []
for _ in range(100000):
    deep = [deep]
other = []
for _ in range(100000):
    other = [other]
try:
    print(deep == other)
except RecursionError as e:
    print("RecursionError")

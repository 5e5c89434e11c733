# Operators of subclasses of built-in types that leave them as they are, in part or not at all; and
# classes that change while an instruction runs.
from enum import IntEnum, IntFlag


class Whole(int):
    pass


class Real(float):
    pass


class Pair(complex):
    pass


class Bag(set):
    pass


class Word(str):
    pass


class Loud(int):
    def __add__(self, other):
        return "loud +"

    def __radd__(self, other):
        return "+ loud"


class Right(Whole):
    def __radd__(self, other):
        return "right first"

    __rmul__ = __rsub__ = __radd__

    def __lt__(self, other):
        return "own <"

    __gt__ = __lt__


class Other:
    def __radd__(self, other):
        return ["radd", type(other).__name__]

    def __ror__(self, other):
        return ["ror", type(other).__name__]

    def __eq__(self, other):
        return "eq"

    def __gt__(self, other):
        return "gt"


class Deaf(int):
    __add__ = __radd__ = None

    def __mul__(self, other):
        return NotImplemented


class Colour(IntEnum):
    RED = 1
    BLUE = 2


class Mode(IntFlag):
    R = 4
    W = 2


def show(v):
    return f"{type(v).__name__}:{v!r}"


def forms(a, b):
    yield lambda: a + b
    yield lambda: a - b
    yield lambda: a * b
    yield lambda: a / b
    yield lambda: a // b
    yield lambda: a % b
    yield lambda: a**b
    yield lambda: a | b
    yield lambda: a & b
    yield lambda: a ^ b
    yield lambda: a << b
    yield lambda: a >> b
    yield lambda: a < b
    yield lambda: a <= b
    yield lambda: a == b
    yield lambda: a != b
    yield lambda: a > b
    yield lambda: a >= b


def attempt(form):
    try:
        return show(form())
    except Exception as error:
        return type(error).__name__


values = [
    Whole(6),
    Real(2.5),
    Pair(1, 2),
    Loud(3),
    Right(4),
    Deaf(7),
    Colour.BLUE,
    Mode.R,
    3,
    2.0,
    Bag((1, 2)),
    {2},
    Word("w"),
    Other(),
]
for left in values:
    for right in values:
        if isinstance(left, Other) and isinstance(right, Other):
            continue
        results = [attempt(form) for form in forms(left, right)]
        done = [r for r in results if r != "TypeError" and "object at" not in r]
        print(type(left).__name__, type(right).__name__, *done, sep=" | ")


def inplace(a, b):
    a += b
    yield a
    a -= b
    yield a
    a *= b
    yield a


for a, b in ((Whole(2), 3), (Real(1.5), Whole(2)), (Colour.RED, Colour.BLUE), (Loud(1), 1), (1, Loud(1)), (Whole(1), Other())):
    try:
        print([show(v) for v in inplace(a, b)])
    except TypeError as error:
        print(error)


# The class changes in the middle of a loop.
class Changing(int):
    pass


item, log = Changing(1), []
for i in range(40):
    if i == 10:
        Changing.__add__ = lambda self, other: "added"
    elif i == 20:
        del Changing.__add__
    elif i == 30:
        Changing.__radd__ = lambda self, other: "reflected"
    log.append((item + 1, 1 + item, item + item))
print(log[0], log[10], log[20], log[30], len(set(log)))


class Once(int):
    def __radd__(self, other):
        return 100


class Twice(int):
    pass


log = []
for i in range(30):
    if i == 15:
        item = Twice(3)
    else:
        item = Whole(3)
    for other in (1, 2.5, Once(4), Other(), Whole(2)):
        log.append(show(item + other))
print(sorted(set(log)))


# A comparison of named tuples, lists and dicts of classes.
class Row(tuple):
    pass


class Stack(list):
    def __eq__(self, other):
        return "stack"


class Map(dict):
    pass


for a in (Row((1, 2)), (1, 2), Stack([1]), [1], Map(a=1), {"a": 1}, Word("a"), "a"):
    for b in (Row((1, 2)), (1, 3), Stack([1]), [1], Map(a=1), {"a": 1}, Word("a"), "b"):
        print(*[attempt(form) for form in list(forms(a, b))[12:]], attempt(lambda: a + b), attempt(lambda: a | b), sep=" | ")

print(Whole(-(2**70)) + Whole(1), Whole(2**70) * Whole(2**70), Whole(2**62) + 2**62, -Whole(3), ~Whole(3))

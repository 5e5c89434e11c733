# What class patterns ask: exact classes, bases, classes that say something else of themselves, metaclasses, ABCs.
from collections import deque
from collections.abc import Mapping, Sequence


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Deep(Point):
    pass


class Liar:
    @property
    def __class__(self):
        return Point

    x = y = 5


class Even(type):
    def __instancecheck__(cls, v):
        return isinstance(v, int) and v % 2 == 0


class EvenInt(metaclass=Even):
    pass


class Raises(type):
    def __instancecheck__(cls, v):
        raise ValueError(v)


class Never(metaclass=Raises):
    pass


def kind(v):
    match v:
        case Deep(x=1):
            return "deep"
        case Point(a, b) if a < b:
            return a, b
        case Point(y=7):
            return "seven"
        case Point():
            return "point"
        case bool():
            return "bool"
        case EvenInt():
            return "even"
        case int(n) | float(n):
            return n
        case Mapping():
            return "mapping"
        case Sequence():
            return "sequence"
        case _:
            return "other"


things = [Point(1, 2), Point(2, 1), Point(8, 7), Deep(1, 0), Deep(0, 0), Liar(), True, 4, 5, 2.5, {}, [], (), "s", None, deque()]
for _ in range(3):
    print([kind(v) for v in things])
Point.__match_args__ = ("y", "x")
print([kind(v) for v in things])


class Number(Deep):
    __class__ = property(lambda self: int)


print(kind(Number(1, 1)), kind(Number(3, 3)))
for pattern in (Never, 5, None):
    try:
        match 1:
            case pattern():
                print("matches")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Odd(deque):
    def __bool__(self):
        return False


class Long(deque):
    pass


def truths(all):
    return [(bool(q), "yes" if q else "no", not q) for q in all]


for _ in range(3):
    print(truths([deque(), deque([0]), Odd([1]), Long(), Long([1]), [], [0], "", "a", {}, set(), range(0), b"", Point(0, 0)]))
q = deque(range(5))
while q:
    q.pop()
print(q)

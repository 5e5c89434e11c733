# Comparisons that are told without asking a method, and those that only look like them.
from enum import Enum, IntEnum, IntFlag


class Level(IntEnum):
    LOW = 1
    HIGH = 5
    HUGE = 2**70


class Bit(IntFlag):
    A = 1
    B = 2


class Word(str, Enum):
    A = "a"
    B = "b"


class Plain(Enum):
    X = 1
    Y = 2


def all_of(a, b):
    out = []
    for test in (
        lambda: a < b,
        lambda: a <= b,
        lambda: a == b,
        lambda: a != b,
        lambda: a > b,
        lambda: a >= b,
    ):
        try:
            out.append(test())
        except TypeError as e:
            out.append(str(e))
    return out


class Odd(int):
    def __eq__(self, other):
        return "odd eq"

    def __lt__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


class Sub(int):
    pass


values = [Level.LOW, Level.HIGH, Level.HUGE, Bit.A | Bit.B, Sub(3), Odd(1), 1, 5, -3, True, 1.0, 2**70]
for left in values:
    for right in values:
        print(repr(left), repr(right), all_of(left, right))

for left, right in [
    (Word.A, "a"),
    ("a", Word.A),
    (Word.A, Word.B),
    (Word.A, 1),
    (Plain.X, Plain.X),
    (Plain.X, Plain.Y),
    (Plain.X, 1),
    (1, Plain.X),
    (Plain.X, None),
    (None, Plain.X),
]:
    print(repr(left), repr(right), all_of(left, right))


class Meta(type):
    def __eq__(cls, other):
        return "meta eq"

    __hash__ = type.__hash__


class Of(metaclass=Meta):
    pass


class A:
    pass


class B(A):
    pass


print(type(A()) == A, type(B()) == A, type(B()) != A, A == Of, Of == A, Of != A, type(3) == int, int != str)
print(all_of(len, len), all_of(len, max)[2:4], all_of(A, B)[0])


class Answers(A):
    def __eq__(self, other):
        return ("right", type(other).__name__)


a, b = A(), Answers()
print(a == b, b == a, a != b, a == A(), a == a, A() != A())
# What is equal to itself only by its ==.
print(all_of(set("ab"), frozenset("ab")), all_of(frozenset("abc"), set("ab")))


class MySet(set):
    def __eq__(self, other):
        return "mine"


print({1} == MySet([1]), MySet([1]) == {1}, frozenset([1]) == MySet([1]))
for left in (b"", b"a", b"ab", b"b", b"\xff", bytearray(b"ab"), bytearray(), memoryview(b"ab")):
    for right in (b"", b"a", b"ab", b"\xff\x00", bytearray(b"a"), bytearray(b"ab"), "a"):
        print(left if not isinstance(left, memoryview) else "view", right, all_of(left, right))
print(all_of({1: 2}, {1: 2}), all_of({1: 2}, {1: 3}), all_of([1, 2], [1, 3]), all_of((1,), (1, 0)))


# A class's comparison changes while the same instruction runs.
class Changing:
    pass


def equal(a, b):
    return a == b, a != b


x, y = Changing(), Changing()
for _ in range(3):
    print(equal(x, y), equal(x, x))
Changing.__eq__ = lambda self, other: "eq"
print(equal(x, y))
Changing.__ne__ = lambda self, other: "ne"
print(equal(x, y))
del Changing.__eq__
print(equal(x, y), equal(x, x))
del Changing.__ne__
print(equal(x, y))


class Below(Changing):
    def __eq__(self, other):
        return "below"


print(equal(x, Below()), equal(Below(), x))


def order(a, b):
    try:
        return a < b
    except TypeError as e:
        return e


class Unhelpful:
    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return "reflected"


print(order(Unhelpful(), Unhelpful()), order(1, Unhelpful()), order(Unhelpful(), 1))

# Methods of operators, called often: answers of all kinds, reflected ones, changes in between.
import sys


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        if isinstance(other, Number):
            return Number(self.value + other.value)
        if isinstance(other, int):
            return Number(self.value + other)
        return NotImplemented

    def __radd__(self, other):
        return Number(other + self.value * 100)

    def __iadd__(self, other):
        if other == 13:
            return NotImplemented
        self.value += 1000
        return self

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "reflected", type(other).__name__

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Number) else NotImplemented

    def __eq__(self, other):
        return NotImplemented if other is None else self.value == other.value

    def __getitem__(self, key):
        if key == "none":
            return NotImplemented
        return key, self.value

    def __call__(self, a, *rest, b=5, **more):
        return self.value, a, rest, b, more

    def __neg__(self):
        return Number(-self.value)

    def __repr__(self):
        return f"Number({self.value})"


class Sub(Number):
    def __radd__(self, other):
        return "the subclass first"


class Other:
    def __rsub__(self, other):
        return "other"

    def __radd__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return "mirrored"


def failing(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


def all_of(n, m):
    print(n + m, n + 1, 1 + n, n + Sub(1), Sub(1) + n, Sub(2) + Sub(3))
    print(n - Other(), m["a"], m["none"], n(1), n(1, 2, b=3, c=4), n < m, m < n, n == m, n != m)
    print(n == None, n != None, n < Other(), -n)
    failing(lambda: n + "a")
    failing(lambda: n - n)
    failing(lambda: n - 1)
    failing(lambda: n < 1)
    failing(lambda: n < None)
    failing(lambda: n + Other())
    failing(lambda: n())
    failing(lambda: Other()[0])
    if n < m:
        print("less")
    k = n
    k += 5
    print(k, k is n)
    k += 13
    print(k, k is n)


def generator(n):
    for i in range(3):
        yield n + i
        yield n[i]


for turn in range(3):
    all_of(Number(turn), Number(7))
print(list(generator(Number(4))))


# Methods that are no plain functions of two parameters, and what changes while a loop runs.
class Odd:
    def __add__(self, other, extra="extra"):
        return extra

    def __sub__(*args):
        return len(args)

    def __mul__(self, other):
        yield other

    @staticmethod
    def __and__(other):
        return "static", other

    __or__ = Number(3)

    def __truediv__(self, other):
        raise ValueError("from the method")


for turn in range(3):
    odd = Odd()
    print(odd + 1, list(odd * 2), odd & 3, odd | 4)
    failing(lambda: odd / 1)
    failing(lambda: odd - 1)
    if turn == 1:
        Odd.__add__ = lambda self, other: "changed"
        del Odd.__sub__
        Odd.__rsub__ = lambda self, other: "unused"
        Odd.__sub__ = lambda self, other: NotImplemented


class Deep:
    def __add__(self, other):
        return self + other

    def __lt__(self, other):
        return self < other

    def __getitem__(self, key):
        return self[key]

    def __call__(self):
        return self()


for what in (lambda d: d + 1, lambda d: d < 1, lambda d: d[0], lambda d: d()):
    try:
        what(Deep())
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


class Frames:
    def __add__(self, other):
        return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name


def caller():
    return Frames() + 1


print(caller())


class Dies:
    def __del__(self):
        print("dies")

    def __add__(self, other):
        return 5

    def __sub__(self, other):
        return NotImplemented


def temporaries():
    print(Dies() + Dies())
    try:
        Dies() - Dies()
    except TypeError as error:
        print(error)


temporaries()
print(Number(1) + Odd() + 2 if False else "end")

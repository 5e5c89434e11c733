# Classes with __new__, made often: with and without __init__, other results, errors, changes.
import sys
from collections import namedtuple


class Made:
    def __new__(cls, number):
        self = object.__new__(cls)
        self.made = number
        return self


class Both:
    def __new__(cls, number):
        self = super().__new__(cls)
        self.made = number
        return self

    def __init__(self, number):
        self.initialised = number + 1


class Native(Both):
    __init__ = object.__init__


class Other:
    def __new__(cls, number):
        return number if number % 2 else Both(number)

    def __init__(self, number):
        raise AssertionError("never")


class Sub(Both):
    def __new__(cls, number):
        return Both.__new__(Deep if number > 5 else cls, number)

    def __init__(self, number):
        self.initialised = "sub", number


class Deep(Sub):
    def __init__(self, number):
        self.initialised = "deep", number


class Defaults:
    def __new__(cls, number=3):
        return object.__new__(cls)

    def __init__(self, number=4):
        self.made = self.initialised = number


class Number(int):
    def __new__(cls, number):
        return int.__new__(cls, number * 2)


class Fails:
    def __new__(cls, number):
        if number == 1:
            raise ValueError("new")
        return object.__new__(cls)

    def __init__(self, number):
        if number == 2:
            raise ValueError("init")
        if number == 3:
            return self


class Single:
    instance = None

    def __new__(cls, number):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance

    def __init__(self, number):
        self.made = self.initialised = number


class Generates:
    def __new__(cls, number):
        yield number


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    def __init__(self, number):
        self.made = self.initialised = number


class NewWithMeta(WithMeta):
    def __new__(cls, number):
        return object.__new__(cls)


class CallMeta(type):
    def __call__(cls, number):
        return "meta call", super().__call__(number).made


class Called(WithMeta, metaclass=type("Both", (CallMeta, Meta), {})):
    pass


Pair = namedtuple("Pair", "first second")


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def make(cls, number):
    return cls(number)


def generated(cls, number):
    yield [1, 2, (cls(number), cls(number))]


def shown(object):
    return type(object).__name__, getattr(object, "made", None), getattr(object, "initialised", None)


classes = Made, Both, Native, Other, Sub, Defaults, Number, Single, WithMeta, NewWithMeta
for number in range(8):
    for cls in classes:
        print(cls.__name__, number, shown(attempt(make, cls, number)), [shown(object) for object in attempt(list, generated(cls, number))[0][2:][0]])
    print(attempt(make, Called, number), attempt(lambda: list(Generates(number))), [attempt(make, Fails, number)][0].__class__.__name__)
    print(attempt(lambda: Fails(number))[:2] if number in (1, 2, 3) else None, shown(Defaults()), shown(Defaults(number=number)), shown(Both(*[number])))
print(attempt(lambda: Made()), attempt(lambda: Made(1, 2)), attempt(lambda: Made(other=1)), attempt(lambda: Pair(1)))
print([Pair(i, i + 1) for i in range(3)], Pair(first=1, second=2), [Pair(*pair) for pair in [(1, 2)]])

Both.__new__ = lambda cls, number: "replaced"
print(make(Both, 1), make(Sub, 1))
Both.__new__ = staticmethod(lambda cls, number, more=5: object.__new__(cls))
print(shown(make(Both, 1)))
Both.__new__ = classmethod(lambda *arguments: len(arguments))
print(make(Both, 1))
Both.__init__ = lambda self, number: None
print(make(Both, 1))


class Endless:
    def __new__(cls, number):
        return cls(number + 1)


try:
    Endless(0)
except RecursionError:
    print("RecursionError")


class Frames:
    def __new__(cls, number):
        print([sys._getframe(i).f_code.co_name for i in range(2)])
        raise KeyError(number)


def calls():
    return [Frames(5)]


try:
    calls()
except KeyError as error:
    trace = error.__traceback__
    while trace:
        print(trace.tb_frame.f_code.co_name, trace.tb_lineno)
        trace = trace.tb_next

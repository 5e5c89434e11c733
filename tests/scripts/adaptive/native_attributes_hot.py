# Attributes that native getters compute, read many times at one place: of objects of one type, then
# of another, of classes that hide them, that lack them, after they were hidden.
import collections
import re


class Plain:
    pass


class Hides:
    __class__ = "hidden"

    real = 5


class Number(float):
    @property
    def real(self):
        return "own"


class Foreign:
    real = int.__dict__["real"]


def class_of(x):
    return x.__class__


def real(x):
    return x.real


def repeated(read, objects):
    for x in objects:
        for _ in range(3):
            try:
                result = read(x)
            except (AttributeError, TypeError) as e:
                result = f"{type(e).__name__}: {e}"
        print(result, end=" | ")
    print()


repeated(class_of, [Plain(), Plain(), [], (), "a", 1, 2.5, None, Hides(), Plain, type, len, 2**70])
repeated(real, [1, 2**70, 2.5, 1j, True, Number(2), Hides(), Foreign(), "a", 3j, Plain()])
repeated(lambda x: x.args, [ValueError(1), KeyError(1, 2), ValueError(3), OSError(2, "no")])
repeated(lambda x: x.maxlen, [collections.deque(), collections.deque(maxlen=3), []])
repeated(lambda x: x.string, [re.match("a", "ab"), re.match("b", "bc")])
repeated(lambda x: x.__name__, [len, class_of, Plain, re, Plain()])

class Late(ValueError):
    pass


x = Late(1, 2)
for i in range(6):
    if i == 3:
        Late.args = property(lambda self: "replaced")
    print(x.args, end=" ")
print()


class Counted:
    def __init__(self):
        self.__dict__["n"] = 1


c = Counted()
for i in range(4):
    c.__dict__["n"] += i
print(c.n, c.__dict__, type(c).__name__, c.__class__.__name__)

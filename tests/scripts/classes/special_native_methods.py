# Special methods that are native, found on a class's base, given by a foreign type, or replaced in
# the middle of a loop: format(), reversed(), length hints, isinstance().
import gc
from functools import partial


class Plain:
    def __str__(self):
        return "plain"


class Short(str):
    pass


class Number(int):
    def __str__(self):
        return "number"


class Loud(float):
    def __format__(self, spec):
        return f"loud {spec!r}"


class Items(list):
    pass


class Foreign:
    __format__ = str.__format__
    __reversed__ = list.__reversed__


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for v in Plain(), Short("short"), Number(5), Loud(2.5), Items([1, 2]), None, True, [1], (), {}, object, len, 2j, b"x":
    print(f"{v}", format(v), "{}".format(v), attempt(lambda: f"{v:}"), attempt(lambda: f"{v:>12}"))
f = Foreign()
print(attempt(lambda: f"{f}"), attempt(lambda: reversed(f)), sep="\n")
print(list(reversed(Items([1, 2, 3]))), list(reversed([])), list(reversed(list(range(40)))) == list(range(39, -1, -1)))


class Bad:
    def __str__(self):
        return 5


class Failing:
    def __str__(self):
        raise KeyError("no text")


print(attempt(lambda: f"{Bad()}"), attempt(lambda: f"{Failing()}"), attempt(lambda: format(Plain(), 5)), attempt(lambda: format(Plain(), Short(""))))

# What is formatted changes its class, its class its methods.
p, seen = Plain(), []
for i in range(8):
    seen.append(f"{p}")
    if i == 1:
        Plain.__format__ = lambda self, spec: "own"
    if i == 3:
        del Plain.__format__
    if i == 5:
        Plain.__str__ = object.__repr__.__get__  # a bound method is no function
        Plain.__str__ = lambda self: "other"
print(seen)

# A list that changes while it is gone through backwards.
l, got = [1, 2, 3, 4, 5], []
for x in reversed(l):
    got.append(x)
    if x == 4:
        del l[1:]
print(got, list(reversed(l)))
it = reversed([1, 2, 3])
next(it)
print(list(it), list(it))


# isinstance: of a base, of a class that lies about itself, of a metaclass that decides.
class A:
    pass


class B(A):
    pass


class Liar:
    __class__ = A


class Meta(type):
    def __instancecheck__(cls, v):
        return isinstance(v, int)


class Decided(metaclass=Meta):
    pass


def check(values, cls):
    return [isinstance(v, cls) for v in values]


values = B(), A(), Liar(), Liar, 5, True, "x", Decided()
for cls in A, B, Liar, object, Decided, int, (str, A), A | None, type:
    print(check(values, cls))


class Other(A):
    __class__ = property(lambda self: Liar)


values += (Other(),)
print(check(values, A), check(values, Liar), check(values, Other))
B.__bases__ = (Foreign,)
print(check(values, A), check(values, Foreign), attempt(lambda: isinstance(5, 5)))


# Tuples put together: what the collector must see, and what not.
class T(tuple):
    pass


e, t, s = (), (1, "a"), T((2,))
print(e + t is t, t + e is t, e + e is e, t + s, s + t, type(s + e), type(e + s), s + e is s, attempt(lambda: t + [1]))
cell = []
cell.append((1, 2) + (cell,))
cell.append((cell,) + (1,))
print(gc.is_tracked((1, 2) + ("a",)), gc.is_tracked((1,) + ([],)), gc.is_tracked(([],) + (1,)))
del cell
print(gc.collect() > 0, gc.collect())


# Keyword arguments that a partial adds, few and many.
def show(*args, **kwargs):
    return len(args), sum(args), sorted(kwargs.items())


many = {f"k{i}": i for i in range(20)}
for count in 0, 1, 3, 7, 8, 9, 20:
    g = partial(show, *range(count % 6), **dict(list(many.items())[:count]))
    print(g(100), g(k1="given", z=1), show(*range(count), **dict(list(many.items())[:count])))
print(attempt(lambda: partial(lambda a, b: (a, b), b=1)(2, b=3)), attempt(lambda: partial(lambda a: a, b=1)(2)))

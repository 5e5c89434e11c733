# A call becomes a form that suits what it calls: here it calls something else now and then.
import sys


def call0(f):
    return f()


def call1(f, x):
    return f(x)


def call2(f, x, y):
    return f(x, y)


class Plain:
    pass


class Point:
    def __init__(self, x, y=7):
        self.x, self.y = x, y

    def sum(self, more=1):
        return self.x + self.y + more

    def __call__(self, *args):
        return ("called", args)


class Meta(type):
    def __call__(cls, *args):
        return ("meta", args)


class Odd(metaclass=Meta):
    pass


def one(x):
    return ("one", x)


def defaults(x, y=2, z=3):
    return x, y, z


def spread(*args, **kw):
    return args, kw


def generator(x):
    yield x


point = Point(1, 2)
kinds = [one, defaults, spread, len, str, abs, Point, point, point.sum, Odd, generator, [].append,
         "abc".upper, lambda x: x, list, type, int, sorted]
for turn in range(40):
    for kind in kinds:
        for argument in (3, "ab", [1, 2]):
            try:
                r = call1(kind, argument)
                if turn in (0, 39):
                    print(turn, type(r).__name__, r if isinstance(r, (int, str, tuple, list)) else "")
            except (TypeError, ValueError) as e:
                if turn in (0, 39):
                    print(turn, type(e).__name__, e)

# Each form meets each of the others, after it has settled.
for first in kinds:
    for second in kinds:
        out = []
        for i in range(20):
            try:
                out.append(type(call1(first, "x")).__name__)
            except (TypeError, ValueError) as e:
                out.append("error")
        for i in range(20):
            try:
                out.append(type(call1(second, [5])).__name__)
            except (TypeError, ValueError) as e:
                out.append("error")
        assert out[:20] == out[:1] * 20 and out[20:] == out[20:21] * 20, out

# Defaults that change, are deleted, are too many; code that is exchanged.
def changing(a, b=1, c=2):
    return a, b, c


def many(a, b):
    return "many", a, b


print([call1(changing, i) for i in range(3)])
changing.__defaults__ = (10, 20)
print(call1(changing, 1))
changing.__defaults__ = (5,)
try:
    call1(changing, 1)
except (TypeError, ValueError) as e:
    print(e)
print(call2(changing, 1, 2))
changing.__defaults__ = None
try:
    call1(changing, 1)
except (TypeError, ValueError) as e:
    print(e)
changing.__defaults__ = (1, 2, 3, 4)
print(call1(changing, 0), call0(changing))
changing.__code__ = many.__code__
for i in range(3):
    print(call1(changing, 0))


# A class whose __init__ changes, goes, is inherited; what __new__ gives.
class Base:
    def __init__(self, x):
        self.x = ("base", x)


class Derived(Base):
    pass


for i in range(20):
    d = call1(Derived, i)
print(d.x)
Derived.__init__ = lambda self, x: setattr(self, "x", ("derived", x))
print(call1(Derived, 1).x)
del Derived.__init__
print(call1(Derived, 1).x)
Base.__init__ = lambda self, x: 5
for i in range(3):
    try:
        call1(Derived, 1)
    except (TypeError, ValueError) as e:
        print(e)
Base.__init__ = lambda self, x, y="more": setattr(self, "x", (x, y))
print(call1(Derived, 1).x, call2(Derived, 1, 2).x)
Derived.__new__ = lambda cls, *args: "no instance"
print(call1(Derived, 1))


# len, isinstance and append that are something else.
def lengths(x):
    return len(x)


class Sized:
    def __len__(self):
        return 42


class Negative:
    def __len__(self):
        return -1


for x in ([1], (1, 2), "abc", {1: 2}, {1, 2, 3, 4, 5}, b"123456", range(7), Sized(), frozenset()):
    print(lengths(x), end=" ")
print()
for bad in (5, Negative(), None):
    try:
        lengths(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
builtin_len, len = len, lambda x: "mine"
print(lengths([1]))
len = builtin_len
print(lengths([1]))


def check(x, cls):
    return isinstance(x, cls)


class Liar:
    @property
    def __class__(self):
        return int


class AnyMeta(type):
    def __instancecheck__(cls, other):
        return "truthy"


class Any(metaclass=AnyMeta):
    pass


for i in range(3):
    print(check(1, int), check(True, int), check(1, str), check(point, Point), check(point, Plain), check(Liar(), int),
          check(Liar(), Liar), check(Liar(), str), check(1, Any), check(1, (str, int)), check(1, int | str))
for bad in (1, "int", (1,)):
    try:
        print(check(1.5, bad))
    except (TypeError, ValueError) as e:
        print(e)
print(check(point, Plain), check(point, Point))
Point.__getattribute__ = lambda self, name: Plain if name == "__class__" else object.__getattribute__(self, name)
print(check(point, Plain), check(point, Point), check(point, int))
del Point.__getattribute__
print(check(point, Plain), check(point, Point))


class Loud(list):
    def append(self, x):
        list.append(self, x)
        return "appended"


def add(to, x):
    return to.append(x)


from collections import deque

for i in range(30):
    for to in ([], Loud(), deque(), bytearray()):
        r = add(to, i)
        assert to[0] == i and (r == "appended") == (type(to) is Loud)
self_containing = []
add(self_containing, self_containing)
print(self_containing)


# The end of the stack is met by each form.
def deep(n):
    return deep(n + 1)


def deep_default(n, m=1):
    return deep_default(n + 1)


class Deep:
    def __init__(self, n):
        self.inner = Deep(n + 1)


for f in (deep, deep_default, Deep):
    for i in range(3):
        try:
            f(0)
        except RecursionError as e:
            print(type(e).__name__, str(e)[:32])


# Calls out of a generator, whose operands lie elsewhere.
def calls(n):
    for i in range(n):
        yield one(i), defaults(i), Point(i).sum(), len([i]), isinstance(i, int), [].append(i), abs(-i), "x".join("ab"), \
            {1: 2}.get(i), [3, 4].pop()


for r in calls(5):
    print(r)


# A tracer that begins in the middle sees the same calls.
def traced(n):
    total = 0
    for i in range(n):
        total += one(i)[1] + defaults(i)[1] + len("ab") + Point(i).y
        if i == 3:
            sys.settrace(tracer)
        if i == 5:
            sys.settrace(None)
    return total


seen = []


def tracer(frame, event, arg):
    seen.append((event, frame.f_code.co_name))
    return None


print(traced(8), seen)

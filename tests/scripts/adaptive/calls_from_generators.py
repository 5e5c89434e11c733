# What generators and coroutines call: functions, methods, method objects, classes, other generators; sites that meet
# something else.
import sys


def two(a, b):
    return a - b


def some(a, b=10, c=20):
    return a, b, c


class Point:
    def __init__(self, x, y):
        self.at = [x, y]
        self.sum = x + y

    def total(self, more=0):
        return self.sum + more

    def both(self, other):
        return self.sum, other.sum


class Strict(Point):
    def __init__(self, x):
        super().__init__(x, x)
        if x > 1:
            return x


def many(callables, *args):
    for f in callables:
        try:
            yield f(3, 4)
        except TypeError as e:
            yield str(e)


point, other = Point(1, 2), Point(5, 6)
one = Point(9, 9).both
sites = [two, two, some, Point, two, one, "x", lambda a, b: (b, a), min, divmod, max, some, point.total, Strict, many]
for result in many(sites):
    print(getattr(result, "sum", result if not hasattr(result, "send") else "generator"))


def calls(n):
    for i in range(n):
        p = Point(i, 1)
        yield two(i, 1), some(i), some(i, i), some(i, i, i), p.total(), p.total(2), p.both(p)
        bound = p.total
        yield bound(), bound(i), two(*(i, 2)), some(i, c=2)


for row in calls(3):
    print(row)


# The class changes its mind; so does the function behind a name.
def changing(n):
    global two
    for i in range(n):
        yield two(i, 2), Strict(0).sum
        if i == 1:
            two = lambda a, b: a * b
        if i == 3:
            Strict.__init__ = lambda self, x: setattr(self, "sum", "changed")
        if i == 5:
            two = Point


for a, b in changing(8):
    print(a if not isinstance(a, Point) else a.sum, b)


def bad(n):
    for i in range(n):
        try:
            yield Strict2(i).sum
        except TypeError as e:
            yield str(e)


class Strict2(Point):
    def __init__(self, x):
        self.sum = x
        if x % 2:
            return x


print(list(bad(5)))


# Generators that others make: with cells, with free variables, with defaults, of methods.
def make(n):
    def free(k):
        yield n, k

    def cell(k):
        yield (lambda: k)(), n

    def default(k=7):
        yield k
    return free, cell, default


class Source:
    def items(self, n):
        yield from range(n)

    async def value(self, n):
        return n


def makers():
    free, cell, default = make(5)
    for i in range(4):
        yield list(free(i)), list(cell(i)), list(default(i)), list(default()), list(Source().items(i))
        for f in (free, cell, default, two, list, some):
            try:
                made = f((i,))
                yield f.__name__, list(made)
            except TypeError as e:
                yield f.__name__, str(e)


for row in makers():
    print(row)


async def inner(n):
    return await Source().value(n) + 1


async def outer():
    return [await inner(i) for i in range(4)], await inner(2)


try:
    outer().send(None)
except StopIteration as e:
    print(e.value)

g = make(1)[0](2)
print(g.__name__, g.__qualname__, g.gi_frame.f_locals, g.gi_running, next(g), sys.getrefcount(make) > 1)


# As deep as it goes, and what the frames say on the way.
def deep(n):
    yield n
    yield two_deep(n)


def two_deep(n):
    return sum(deep(n + 1))


try:
    list(deep(0))
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])


def raises(k):
    raise ValueError(k)


def names():
    def who(frame=1):
        return [sys._getframe(k).f_code.co_name for k in range(3)]
    for _ in range(3):
        yield who()
        try:
            raises(_)
        except ValueError as e:
            yield e.args, e.__traceback__.tb_lineno - names.__code__.co_firstlineno, e.__traceback__.tb_next.tb_lineno > 0


print(list(names()))
held = []


class Dies:
    def __del__(self):
        held.append("dies")

    def call(self):
        return len(held)


def dropping():
    for _ in range(3):
        yield Dies().call()
        call = Dies().call
        yield call()
        del call


print(list(dropping()), held)
events = []


def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return tracer


def traced():
    for i in range(2):
        yield two(i, 1), list(plain(i))


def plain(n):
    yield n


list(traced())
sys.settrace(tracer)
list(traced())
sys.settrace(None)
print(events)

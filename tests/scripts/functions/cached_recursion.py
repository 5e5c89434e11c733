# Functions behind caches that are entered in the same loop: every way in and out of them.
import functools
import sys
from functools import cache, lru_cache


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(300), fib.cache_info())


@lru_cache(maxsize=2)
def pair(a, b=10, *more):
    return a, b, more


print(pair(1), pair(1, 2), pair(1), pair(2), pair(1, 2), pair(1, 2, 3), pair(b=1, a=2), pair.cache_info())


@lru_cache(maxsize=None)
def defaults(a, b=10, c=20):
    return a + b + c


for _ in range(2):
    print([defaults(i % 3) for i in range(30)][-1], [defaults(i % 3, 1) for i in range(30)][-1])
print(defaults.cache_info())


@lru_cache(typed=True)
def typed(a):
    return type(a).__name__


print([typed(v) for v in (1, 1.0, True, 1) for _ in range(3)], typed.cache_info())


@lru_cache(maxsize=0)
def none(a):
    return a


print([none(1) for _ in range(20)][-1], none.cache_info())


class Shape:
    def __init__(self, size):
        self.size = size

    @cache
    def area(self, factor):
        return self.size * factor

    @property
    @cache
    def double(self):
        return self.size * 2

    @cache
    def steps(self, n):
        return 0 if n == 0 else 1 + self.steps(n - 1)


shape = Shape(3)
print([shape.area(i % 2) for i in range(20)][-1], shape.double, shape.steps(20), Shape.area.cache_info())


class Key:
    hashed = compared = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.hashed += 1
        return hash(self.n)

    def __eq__(self, other):
        Key.compared += 1
        return self.n == other.n


@cache
def keyed(key):
    return key.n if isinstance(key, Key) else key[0].n


for i in range(20):
    keyed(Key(i % 4))
    keyed((Key(i % 4), 1))
print(Key.hashed, Key.compared, keyed.cache_info())


@cache
def fails(n):
    if n == 0:
        raise ValueError("at the end")
    return fails(n - 1)


for _ in range(20):
    try:
        fails(5)
    except ValueError as error:
        depth, tb = 0, error.__traceback__
        while tb:
            depth, tb = depth + 1, tb.tb_next
print(depth, fails.cache_info())


@cache
def numbers(n):
    for i in range(n):
        yield i


print([list(numbers(3)) for _ in range(20)][:3], numbers.cache_info())


@cache
def within(n):
    return sum(within(k) for k in range(n)) + 1


print(within(12), within.cache_info())


def pulls(n):
    for i in range(n):
        yield fib(i) + (yield_from_cache(i) or 0)


@cache
def yield_from_cache(i):
    return i * 2


print(list(pulls(12)))


@cache
def forgets(n):
    if n == 3:
        forgets.cache_clear()
    return n if n == 0 else forgets(n - 1) + n


for _ in range(3):
    print(forgets(6), forgets.cache_info())


@lru_cache(maxsize=3)
def again(n, inner=False):
    if n == 1 and not inner:
        again(1, True)
    return n


print([again(i % 5) for i in range(40)][-3:], again.cache_info())


@cache
def endless(n):
    return endless(n + 1)


for limit in (100, 101, 200, 333):
    sys.setrecursionlimit(limit)
    reached = []

    @cache
    def deep(n):
        reached.append(n)
        return deep(n + 1)

    for site in range(3):
        reached.clear()
        deep.cache_clear()
        try:
            deep(0)
        except RecursionError as error:
            print(limit, len(reached), error)
sys.setrecursionlimit(1000)


def plain(n):
    return 0 if n == 0 else plain(n - 1)


# Levels are given back, whether the function returns or raises.
for _ in range(3000):
    fib(_ % 50)
    try:
        fails(_ % 3)
    except ValueError:
        pass
print(plain(900))

events = []


def profile(frame, event, arg):
    if frame.f_code.co_name in ("traced", "<module>"):
        events.append((event, frame.f_code.co_name))


@cache
def traced(n):
    return n if n < 1 else traced(n - 1)


for _ in range(20):
    traced(0)
sys.setprofile(profile)
traced(4)
traced(4)
sys.setprofile(None)
print(events)
lines = []


def tracer(frame, event, arg):
    lines.append((event, frame.f_code.co_name, arg if event == "return" else None))
    return tracer


sys.settrace(tracer)
traced(6)
sys.settrace(None)
print(lines)


@cache
def frames(n):
    return [f.f_code.co_name for f in iter_frames(sys._getframe())] if n == 0 else frames(n - 1)


def iter_frames(frame):
    while frame:
        yield frame
        frame = frame.f_back


print(frames(4))


@cache
def swapped(n):
    return n


calls = [swapped, lambda n: -n, abs, swapped, int, functools.partial(max, 7), swapped]
print([f(i % 3) for i in range(4) for f in calls])


def changes():
    global chosen
    for i in range(40):
        if i == 20:
            chosen = lru_cache(maxsize=1)(lambda n: n * 100)
        yield chosen(i % 2)


chosen = swapped
print(list(changes()), chosen.cache_info())


@cache
def big(n):
    return n * 2


print([big(2**70), big(2**70), big(2.0), big(2), big("a"), big(True), big(None and 1 or ()), big(((1,), "x"))], big.cache_info())


@cache
def unhashable(n):
    return n


for _ in range(3):
    try:
        unhashable([1])
    except TypeError as error:
        print(error, unhashable.cache_info())
try:
    fib()
except TypeError as error:
    print(error)
try:
    fib(1, 2)
except TypeError as error:
    print(error)


class Dies:
    def __del__(self):
        print("dies")


@lru_cache(maxsize=1)
def makes(n):
    return Dies()


for n in range(3):
    makes(n)
makes.cache_clear()


async def waits(n):
    return fib(n) + swapped(n)


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print([run(waits(i)) for i in range(10)])

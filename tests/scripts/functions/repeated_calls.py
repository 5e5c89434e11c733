# Native functions that call the same function again and again: whatever it does meanwhile.
import re
import sys
import traceback
from functools import reduce


# The function is given other code between two calls.
def key(x):
    if x == 2:
        key.__code__ = other.__code__
    return x


def other(x):
    return -x


print(sorted([1, 2, 3, 4], key=key))


def fewer():
    return 0


def shrinks(x):
    shrinks.__code__ = fewer.__code__
    return x


try:
    sorted([2, 1], key=shrinks)
except TypeError as error:
    print(error)


# Generator functions, closures and methods.
def counted(x):
    yield x


print(sorted([3, 1, 2], key=lambda x: next(counted(x))))
print([next(g) for g in [reduce(lambda a, b: b, [counted(5), counted(6)])]])
made = []


def maker(x):
    made.append(x)
    return (lambda: x)() * -1


print(min([3, 1, 2], key=maker), made)


class Ranked:
    def __init__(self, by):
        self.by = by

    def rank(self, x):
        extra = x * self.by
        return extra

    @classmethod
    def named(cls, x):
        return cls.__name__, x

    @staticmethod
    def plain(x):
        return x


print(sorted([1, 2, 3], key=Ranked(-1).rank), max([1, 2], key=Ranked.named), max([1, 2], key=Ranked.plain))


class Gone:
    def rank(self, x):
        return x

    def __del__(self):
        print("gone")


print(sorted([2, 1], key=Gone().rank))


def yields(x):
    yield x


kept = []
sorted([1, 2], key=lambda x: kept.append(yields(x)) or x)
print([list(g) for g in kept])


def itself_a_generator(a, b):
    yield a
    yield b


print(list(reduce(itself_a_generator, [1, 2]))[0])

# Defaults, too many and too few arguments, keywords only.
print(sorted([1, 2, 3], key=lambda x, by=-1: x * by))
for wrong in lambda: 0, lambda x, y: 0, lambda *, x: x:
    try:
        sorted([1, 2], key=wrong)
    except TypeError as error:
        print(error)
print(sorted([1, 2, 3], key=lambda *x: -x[0]))


# Native loops within the function, deeper and deeper.
def deep(n):
    return 0 if n == 0 else max([n, n - 1], key=lambda x: -x) + sum(map(deep, [n - 1]))


print(deep(20))


def endless(x):
    return min([x, x + 1], key=endless)


try:
    endless(0)
except RecursionError as error:
    print("RecursionError")


def nested(text, depth):
    return re.sub(r"\d", lambda m: nested(m.group() * 2, depth - 1) if depth else "<" + m.group() + ">", text)


print(nested("a1b2", 2))


# Frames that outlive their calls.
frames = []


def remembered(x):
    local = x * 10
    frames.append(sys._getframe())
    return -x


print(sorted([1, 2, 3], key=remembered))
print(frames[0].f_locals, [f.f_locals["local"] for f in frames])
frames.clear()


# A failing call.
def failing(x):
    one = 1
    return one / x


def sorts(items):
    items.sort(key=failing)


items = [2, 1, 0, 3]
try:
    sorts(items)
except ZeroDivisionError as error:
    print(items)
    print("".join(traceback.format_exception(error)).replace(__file__, "FILE"))


def delayed(x):
    try:
        raise KeyError(x)
    except KeyError:
        return -x
    finally:
        x = None


print(sorted([1, 3, 2], key=delayed), reduce(lambda a, b: a + delayed(b), [1, 2, 3]))


# The recursion limit changes within.
def limits(x):
    if x == 2:
        sys.setrecursionlimit(5000)
    return x


old = sys.getrecursionlimit()
print(max([1, 2, 3], key=limits))
sys.setrecursionlimit(old)


# In a generator, and in one that is resumed meanwhile.
def within():
    inner = (x * x for x in range(10))
    for n in range(3):
        yield max(range(n, n + 3), key=lambda x: (next(inner), x))


print(list(within()), [max(g, key=lambda x: -x) for g in [(y for y in [3, 1, 2])]])


def resumes(x):
    return next(source)


source = (n for n in [3, 1, 2])
print(sorted("abc", key=resumes))

# Stops of iteration within.
try:
    print(sorted([1, 2], key=resumes))
except StopIteration as error:
    print("StopIteration")
print(list(sorted([1], key=lambda x: x) for _ in range(2)))


# Locals that are unbound anew in each call.
def conditional(x):
    if x == 1:
        bound = x
    try:
        return bound
    except UnboundLocalError:
        return 0


print(max([1, 2, 3], key=conditional), [conditional(x) for x in (1, 2)], sorted([1, 2, 3], key=conditional))


class Chatty:
    def __del__(self):
        sorted([1, 2], key=lambda x: [x, [x]])


def drops(x):
    a, b = Chatty(), [Chatty() for _ in range(3)]
    return -x


print(sorted(range(5), key=drops))

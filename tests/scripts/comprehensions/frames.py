# A comprehension runs in a frame of its own: tracebacks, frames, variables, recursion, errors.
import sys
import traceback


def names(frame):
    return [frame.f_code.co_name, frame.f_back.f_code.co_name]


def seen():
    return [names(sys._getframe()) for _ in "ab"]


print(seen())
print([names(sys._getframe(0)) for _ in "a"], {names(sys._getframe())[1] for _ in "a"})


def variables(a, b):
    return [sorted(locals()) for c in "x" if a], {k: [v for n, v in locals().items() if n != ".0"] for k in [b]}


print(variables(1, 2))


def kept(a):
    frames = [sys._getframe() for x in range(3) if a]
    return frames[0]


frame = kept(7)
print(frame.f_locals["x"], frame.f_locals["a"], frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno)
print(frame.f_globals is globals(), frame.f_code.co_qualname)


def fails(items):
    return [1 / item for item in items]


def nested(rows, by):
    return [[item / by for item in row] for row in rows]


for attempt in (lambda: fails([1, 0]), lambda: nested([[1]], 0), lambda: {k: [] for k in [[]]},
                lambda: [x for x in 5], lambda: {undefined for x in "a"}):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
        print([f"{entry.name}:{entry.lineno}" for entry in traceback.extract_tb(error.__traceback__)])


# Free variables: shared cells, rebound meanwhile, unbound, of two levels, by generators.
def closures(n):
    functions = [lambda: (i, n) for i in range(3)]
    n += 1
    return [f() for f in functions]


print(closures(5))


def rebinds():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return [add(x) + total for x in range(4)], total


print(rebinds())


def unbound():
    try:
        return [late for _ in "a"]
    except NameError as error:
        print(error)
    late = 1
    return [late for _ in "a"]


print(unbound())


def generating(rows):
    k = 10
    for row in rows:
        yield [x * k for x in row]
        yield {x: [y + k for y in row] for x in row}
        k += 1


print(list(v for v in generating([[1, 2], [3]])))


class Body:
    a = [1, 2]
    b = [x for x in a]
    c = {x: y for x in a for y in "k"}


print(Body.b, Body.c)


class Method:
    def __init__(self):
        self.names = [__class__.__name__ for _ in range(2)]

    def up(self):
        return [super(Method, self).__repr__()[:9] for _ in "a"]


print(Method().names, Method().up())


def deep(n):
    return [deep(n - 1) for _ in "a"] if n else []


print(str(deep(50)).count("["))
try:
    deep(10000)
except RecursionError as error:
    print(error)


# The iterable is evaluated outside; what it drops and what raises meanwhile is dropped once.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)

    def __iter__(self):
        return iter([self.name])


print([x for x in Noisy("iterable")])
try:
    [x.missing for x in [Noisy("item")]]
except AttributeError as error:
    print(error)
    del error


def many(a, b, c, d, e, f, g, h):
    return [(a, b, c, d, x, e, f, g, h) for x in (a, h)]


print(many(*range(8)))


# Code that takes the place of a comprehension's.
def replaced():
    return [x for x in "ab"]


inner = next(c for c in replaced.__code__.co_consts if hasattr(c, "co_code"))
consts = tuple(c.replace(co_name="other") if c is inner else c for c in replaced.__code__.co_consts)
replaced.__code__ = replaced.__code__.replace(co_consts=consts)
print(replaced())

# Under a tracer.
events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("<listcomp>", "traced"):
        events.append((event, frame.f_code.co_name))
    return tracer


def traced(n):
    return [x + n for x in (1, 2)]


sys.settrace(tracer)
traced(1)
sys.settrace(None)
print(events)
profile = []
sys.setprofile(lambda frame, event, arg: profile.append((event, frame.f_code.co_name)))
traced(1)
sys.setprofile(None)
print([p for p in profile if p[1] in ("<listcomp>", "traced")])

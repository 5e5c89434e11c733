# Objects of built-in types that are called: getters, partials, caches, wrappers of slots.
import functools
import operator
import sys
import weakref


class P:
    def __init__(self, x):
        self.x = x

    @functools.lru_cache(None)
    def cached(self, n):
        return (self.x, n)

    @functools.lru_cache(maxsize=2)
    def few(self, n=7):
        return n * 2

    def plain(self, *args):
        return args


class Sub(functools.partial):
    def __call__(self, *args):
        return ("sub", super().__call__(*args))


p = P(5)
ref = weakref.ref(p)
callables = [
    (operator.itemgetter(1), ([1, 2],)),
    (operator.itemgetter(0, 1), ("ab",)),
    (operator.attrgetter("x"), (p,)),
    (operator.methodcaller("plain", 1), (p,)),
    (functools.partial(max, 3), (9, 4)),
    (Sub(max, 3), (9, 4)),
    (ref, ()),
    ("abc".__len__, ()),
    (str.upper, ("abc",)),
    (str.__len__, ("abcd",)),
    (len, ("abcde",)),
    (p.plain, (1, 2)),
    (P, (8,)),
    (lambda *a: a, (3,)),
    (int, ("12",)),
    (functools.lru_cache(lambda n: n), (3,)),
]


def one_site(function, args):
    if len(args) == 0:
        return function()
    if len(args) == 1:
        return function(args[0])
    return function(args[0], args[1])


for _ in range(20):  # one call site that sees all of them
    shown = []
    for function, args in callables:
        result = one_site(function, args)
        shown.append("P" if isinstance(result, P) else result)
print(shown)


def many(function, argument, n=40):  # one that sees only one
    for _ in range(n):
        result = function(argument)
    return result


print(many(operator.itemgetter("k"), {"k": 1}))
print(many(operator.attrgetter("x.real"), p))
print(many(functools.partial(lambda a, b: (a, b), 1), 2))

for _ in range(30):
    a, b = p.cached(1), p.few()
print(a, b, P.cached.cache_info().hits, P.few.cache_info().hits, p.few(9), P.few(p, 9))


def generator():
    get = operator.itemgetter(0)
    for item in [[1], "x", (2.5,)] * 4:
        yield get(item)


print(list(generator())[-3:])

for function, args in [
    (operator.itemgetter(9), ([1],)),
    (operator.itemgetter(1), ()),
    (operator.itemgetter(1), (1, 2)),
    (operator.attrgetter("nope"), (p,)),
    (functools.partial(len, 1), (2,)),
    (str.upper, (5,)),
    (str.upper, ()),
    ("abc".__len__, (1,)),
    (ref, (1,)),
    (3, ()),
    (None, (1,)),
]:
    for _ in range(3):
        try:
            one_site(function, args)
        except Exception as e:
            error = f"{type(e).__name__}: {e}"
    print(error)


@functools.lru_cache(None)
def deep(n):
    return deep(n + 1)


for _ in range(2):
    try:
        deep(0)
    except RecursionError as e:
        print("RecursionError", str(e).startswith("maximum recursion depth exceeded"))


@functools.lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(120), fib.cache_info())


def collected():  # a weak reference that ends between two calls of one site
    class C:
        pass

    c = C()
    r = weakref.ref(c)
    seen = []
    for i in range(6):
        seen.append(r() is None)
        if i == 3:
            del c
    return seen


print(collected())

events = []
sys.setprofile(lambda frame, event, arg: events.append(event))
many(operator.itemgetter(0), "x", 2)
"".join([])
sys.setprofile(None)
print(events.count("call"), events.count("c_call"))

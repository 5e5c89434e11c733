# partial objects with keywords: those may change between calls; and native functions that are called
# again and again.
import collections
import functools
import operator
import weakref


def show(*args, **kwargs):
    return args, kwargs


def plain(a, b=2, *, c=3):
    return a, b, c


p = functools.partial(show, 1, x=2, y=3)
for _ in range(3):
    print(p(), p(4), p(z=5), p(x=6))
p.keywords["w"] = 7
print(p(), p(8))
del p.keywords["x"]
print(p())
p.keywords["y"] = 9
print(p(), p.keywords)
p.keywords.clear()
print(p(), p(1))
p.__setstate__((show, (0,), {"k": 1}, {}))
print(p(), p(1))
p.__setstate__((show, (), {"k": 2, "l": 3}, {}))
print(p(), p(1), repr(p.keywords))

q = functools.partial(plain, c=5)
for _ in range(2):
    print(q(1), q(1, 2), q(b=1, a=0))
    for wrong in ((), (1, 2, 3)):
        try:
            q(*wrong)
        except TypeError as error:
            print(error)
q.keywords["nope"] = 1
try:
    q(1)
except TypeError as error:
    print(error)
many = functools.partial(show, *range(6), **{"k%d" % i: i for i in range(5)})
print(many(), many(6))


def changes(**kwargs):
    r.keywords["seen"] = kwargs["n"]
    return kwargs


r = functools.partial(changes, n=1)
print(r(), r(), r.keywords)


# reduce, sorted, min and re.sub ask for a native function once.
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.mul, (), 7))
for wrong in (lambda: functools.reduce(operator.add, [1, "a"]), lambda: functools.reduce(len, [1, 2]),
              lambda: sorted([1, 2], key=len), lambda: functools.reduce(operator.neg, [1, 2])):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(sorted(["bb", "a", "ccc"], key=len), min("b", "a", key=ord), max([[1, 2], [3]], key=len))
log = []
print(sorted([2], key=log.append), log)

# Getters, fields and references.
T = collections.namedtuple("T", "a b c", defaults=[3])
t = T(1, 2)
print(t, t.a, t.c, T._make([7, 8, 9]), t._replace(b=5), t._asdict(), T.a.__get__(None, T) is T.a)
for wrong in (lambda: T(1), lambda: T.a.__get__(5), lambda: T.c.__get__((1, 2)), lambda: T._make([1])):
    try:
        print(wrong())
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
print(T.b.__get__((1, 2)))


class Tup(tuple):
    def __new__(cls, *args, **kwargs): return super().__new__(cls, args)
    def __init__(self, *args, **kwargs): self.kwargs = kwargs


class Bare(tuple): pass


u = Tup(1, 2, k=3)
print(u, u.kwargs, type(u), Bare((1, 2)), Bare(Tup(1)), Bare(), Bare([3]), type(Bare((4,))))
for wrong in (lambda: Bare((1,), (2,)), lambda: Bare(x=1), lambda: Bare(5)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(t[0], t[-1], t[True], t[1:])
for index in (3, -4, 1 << 70, "a", 1.0):
    try:
        t[index]
    except (IndexError, TypeError) as error:
        print(error)

first, both = operator.itemgetter(0), operator.itemgetter(-1, "a")
name, deep = operator.attrgetter("a"), operator.attrgetter("a.real", "b")
print(first("xyz"), first(t), name(t), deep(t))
for wrong in (lambda: first(()), lambda: first(5), lambda: both(t), lambda: name(5), lambda: deep("x"),
              lambda: first(), lambda: first(x=1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Target: pass


target = Target()
ref = weakref.ref(target)
print(ref() is target)
for wrong in (lambda: ref(1), lambda: ref(x=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(ref(**{}) is target)
del target
print(ref())

# Built-in classes called with keywords.
print(dict(a=1, b=2), dict([("a", 0)], a=1), int("11", base=2), list(), sorted(set("ab")))
for wrong in (lambda: int(x=1), lambda: list(a=1), lambda: type(a=1), lambda: object(a=1),
              lambda: slice(a=1), lambda: bool(x=1), lambda: ValueError(a=1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(isinstance(True, (str, int)), isinstance(1.0, (int, str)), isinstance([], (int, (str, list))))


class Meta(type):
    def __instancecheck__(cls, value):
        print("asked", value)
        return value == 3


class Asked(metaclass=Meta): pass


print(isinstance(3, (str, Asked)), isinstance(4, (Asked, int)), isinstance(5, (Asked, str)))

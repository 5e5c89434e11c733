"""Sites that read attributes of functions, bound methods as values, and call what a class holds that is no method,
while classes, instances and functions change under them."""
import functools
import math


def plain(a, b=2):
    "doc of plain"
    return a + b


class Base:
    root = math.sqrt
    size = len
    kind = dict

    def name(self):
        return "Base.name"

    @classmethod
    def of(cls):
        return cls.__name__

    @staticmethod
    def free():
        return "free"


class Child(Base):
    pass


class Loose(Base):
    def __getattr__(self, name):
        return f"__getattr__({name})"


def describe(f):
    return f.__name__, f.__doc__, f.__defaults__, f.__module__, f.__qualname__


def bound(owner):
    return owner.name


def classbound(owner):
    return owner.of


def static(owner):
    return owner.free


def call_root(owner, value):
    return owner.root(value)


def mro_of(cls):
    return [c.__name__ for c in cls.__mro__]


# Functions, methods and what is like them, at one site.
for n in range(12):
    print(describe([plain, describe, lambda: 0, Base().name, Base.name, functools.wraps(plain)(lambda x: x)][n % 6]))
    if n == 6:
        plain.__name__, plain.__doc__, plain.__defaults__ = "renamed", "other", (7,)
for wrong in (3, Base(), len):
    try:
        print(describe(wrong)[:2])
    except AttributeError as e:
        print(e)


def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0
print([counted() for _ in range(8)])
del counted.calls
try:
    counted()
except AttributeError as e:
    print(e)

# Bound methods: kept, shadowed by the instance, replaced in the class, deleted.
one, two, loose = Child(), Child(), Loose()
for n in range(30):
    if n == 6:
        one.name = "own"
    if n == 10:
        Child.name = lambda self: "Child.name"
    if n == 14:
        del one.name
    if n == 18:
        Child.name = "no function"
    if n == 22:
        del Child.name
    if n == 26:
        two.__dict__["name"] = lambda: "of the instance"
    got = [bound(owner) for owner in (one, two, loose)]
    print([g() if callable(g) else g for g in got], classbound(one)(), classbound(two)(), static(one)())
    if n == 28:
        del Base.name
        print(bound(loose))
        Base.name = lambda self: "late"
Child.of = Base.free = 5
print(classbound(one), static(two))
del Child.of

# What the class holds and is called without the instance.
for n in range(24):
    if n == 6:
        Base.root = math.floor
    if n == 10:
        Child.root = lambda self, value: ("method", value)
    if n == 14:
        del Child.root
    if n == 16:
        one.root = lambda value: ("own", value)
    if n == 20:
        Base.root = classmethod(lambda cls, value: (cls.__name__, value))
    print(call_root(one, 9.5), call_root(two, 2.25), Base.size("abc"), one.kind(a=n))
try:
    Base.root = None
    call_root(two, 1)
except TypeError as e:
    print(e)


class Meta(type):
    __mro__ = (int, str)


class OfMeta(metaclass=Meta):
    pass


print([mro_of(c) for c in (Base, Child, OfMeta, int, Base, bool)])
method = one.name
print(method.__self__ is one, method.__func__ is Base.name, method() == one.name(), one.name == one.name)

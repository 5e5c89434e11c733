# What the type has for instances whose attributes lie in a real __dict__: read, called and stored at
# sites that have seen it before, while the dict or the class changes.


class Get:
    def __init__(self, value):
        self.value = value

    def __get__(self, owner, cls):
        return self.value


class A:
    plain = "A.plain"

    def __init__(self, n):
        self.__dict__["n"] = n

    def method(self, x=0):
        return self.n + x

    @classmethod
    def of_class(cls):
        return cls.__name__

    @staticmethod
    def static():
        return "static"

    @property
    def half(self):
        return self.n // 2

    got = Get("got")


class B(A):
    plain = "B.plain"

    def method(self, x=0):
        return -self.n - x


class C(A):
    of_class = staticmethod(lambda: "C's own")


class D(A):
    pass


class E(A):
    def __getattr__(self, name):
        return "no " + name


def read(o):
    p = o.plain
    return p, o.method.__name__, o.half, o.got, bool(o.static), o.n


def call(o):
    m = o.method
    return o.method(1), o.of_class(), o.static(), m(2), o.plain.upper()


kinds = [A, B, C, D, E]
one = A(4)
for _ in range(30):
    last = read(one), call(one)
print(*last)
for k in range(60):
    o = kinds[k % 5](k)
    last = read(o), call(o)
    if k >= 55:
        print(*last)

# The name comes into the dict, and goes.
one.plain = "own"
print(read(one)[0], call(one)[4])
one.method = lambda x=0: "own method"
one.of_class = lambda: "own of_class"
try:
    print(read(one))
    print(call(one))
except AttributeError as e:
    print(e)
del one.plain, one.method, one.of_class
print(read(one), call(one))
one.__dict__ = {"n": 10, "plain": "in another dict"}
print(read(one), call(one))
one.__dict__ = {"n": 10}
print(read(one), call(one))

# The class changes.
A.plain = "new"
print(read(one)[0])
A.plain = property(lambda self: "now a property")
print(read(one)[0], call(one)[4])
A.plain = Get("from a descriptor")
print(read(one)[0], call(one)[4])
A.plain = "plain again"
print(read(one)[0], call(one)[4])
A.method = lambda self, x=0: ("lambda", self.n, x)
print(call(one))
A.of_class = classmethod(lambda cls: (cls.__name__, "other"))
A.static = classmethod(lambda cls: (cls.__name__, "no longer static"))
print(call(one))
del A.static
for o in one, E(1):
    try:
        print(call(o))
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
A.static = 5
print(read(one)[4])


# A key that is no str and yet equals the name.
class Key:
    def __hash__(self):
        return hash("plain")

    def __eq__(self, other):
        return other == "plain"


odd = A(3)
A.static = staticmethod(lambda: 0)
print(read(odd)[0])
odd.__dict__[Key()] = "under an odd key"
print(read(odd)[0], call(odd)[4])
odd = A(3)
odd.__dict__[Key()] = "under an odd key"
print(read(odd)[0], call(odd)[4])


# Copies have a real dict, too.
import copy

o = copy.copy(B(7))
for _ in range(20):
    last = read(o), call(o)
print(*last)


# Many attributes.
class Many:
    shared = "of the class"

    def __init__(self, count):
        for k in range(count):
            setattr(self, f"a{k}", k)

    def total(self):
        return self.a0 + self.a1 + self.a9, self.shared, len(vars(self))


for count in (10, 29, 31, 33, 61, 62, 63, 64, 65, 100, 10):
    m = Many(count)
    m.a1 += 100
    m.extra = 1
    before = m.total()
    del m.a5
    print(count, before, m.total(), m.__dict__["extra"], hasattr(m, "a5"))


def fails(o):
    value = o.broken
    return value


class Broken:
    def __init__(self):
        self.__dict__["x"] = 1

    @property
    def broken(self):
        raise ValueError("in the getter")


import traceback

for o in Broken(), Broken(), one:
    try:
        fails(o)
    except (ValueError, AttributeError) as e:
        print(e, [f.lineno - fails.__code__.co_firstlineno for f in traceback.extract_tb(e.__traceback__)][1:2])

# Attributes of classes that have a metaclass, classmethods, staticmethods and native descriptors, read
# often, while the class, the metaclass and the instance change.
from collections import namedtuple
from enum import Enum


class Meta(type):
    def __getattr__(cls, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "meta getattr", name

    def shared(cls):
        return "meta method", cls.__name__


class Thing(metaclass=Meta):
    plain = 1

    def method(self):
        return "method"

    @classmethod
    def make(cls, number=0):
        return "make", cls.__name__, number

    @staticmethod
    def help(number=0):
        return "help", number


class More(Thing):
    pass


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def read(cls):
    return cls.plain, cls.make(), cls.make(5), cls.help(), cls.help(6), cls.shared(), cls.method(cls), cls.other


def read_plain(cls):
    return cls.plain


def call_make(cls):
    return cls.make()


for _ in range(4):
    print(read(Thing), read(More))
Thing.plain = 2
print(read_plain(Thing), read_plain(More))
More.plain = 3
print(read_plain(Thing), read_plain(More))
Meta.plain = property(lambda cls: ("meta property", cls.__name__))
print(read_plain(Thing), read_plain(More))
Meta.plain = "no descriptor"
print(read_plain(Thing), read_plain(More))
del Meta.plain, More.plain
print(read_plain(Thing), read_plain(More))
del Thing.plain
print(read_plain(Thing), read_plain(More))
Thing.make = staticmethod(lambda: "now static")
print(call_make(Thing), call_make(More))
Thing.make = classmethod(lambda cls: ("now a class method", cls.__name__))
print(call_make(Thing), call_make(More))
Thing.make = len
print(attempt(call_make, Thing))
Meta.make = property(lambda cls: lambda: "from the metaclass")
print(call_make(Thing), call_make(More))
Meta.__getattribute__ = lambda cls, name: lambda *arguments: ("everything", name)
print(read_plain(Thing)(), call_make(Thing))
del Meta.__getattribute__, Meta.make
print(attempt(call_make, Thing))


class OtherMeta(Meta):
    plain = property(lambda cls: "other meta")


Thing.plain = 1
print([read_plain(Thing) for _ in range(3)][-1])
Thing.__class__ = OtherMeta
print(read_plain(Thing), read_plain(More))


# ---- through instances


class Base:
    @classmethod
    def make(cls, number=0):
        return "make", cls.__name__, number

    @staticmethod
    def help(number=0):
        return "help", number

    @classmethod
    def fails(cls):
        raise ValueError(cls.__name__)


class Derived(Base):
    pass


def use(object):
    return object.make(), object.make(3), object.help(), object.help(4), attempt(object.fails)


def use_make(object):
    return object.make()


base, derived = Base(), Derived()
for object in (base, base, base, base, derived, derived, base, derived) * 2:
    result = use(object)
print(result, use(base))
for object in [base] * 4:
    print(use_make(object))
base.make = lambda: "own"
print(use_make(base), use_make(Base()))
del base.make
print(use_make(base))
base.__dict__["make"] = lambda: "own in dict"
print(use_make(base))
del base.__dict__["make"]
Base.make = lambda self: ("plain", type(self).__name__)
print(use_make(base), use_make(derived))
Derived.make = classmethod(lambda cls: ("derived", cls.__name__))
print(use_make(base), [use_make(derived) for _ in range(4)][-1])
derived.__class__ = Base
print(use_make(derived))


class Callable:
    def __call__(self, *arguments):
        return "called", len(arguments)


class Odd:
    made = classmethod(Callable())
    helped = staticmethod(Callable())
    cached = classmethod(property(lambda cls: lambda: "property of the class"))


def odd(object):
    return object.made(1), object.helped(1), object.cached()


for _ in range(4):
    print(odd(Odd()), odd(Odd))

# ---- native descriptors

Point = namedtuple("Point", "x y")


class Named(Point):
    def __getattr__(self, name):
        return "missing", name


def natives(object):
    return object.x, object.y, object.__class__.__name__, object.__doc__ is None


for _ in range(5):
    print(natives(Point(1, 2)), natives(Named(3, 4)))
Point.x = property(lambda self: "property")
print(natives(Point(1, 2)), natives(Named(3, 4)))
del Point.x
print(attempt(natives, Point(1, 2)), natives(Named(3, 4)))


class Claims:
    number = 0

    def own_class(self):
        return self.__class__


def class_of(object):
    return object.__class__


claims = Claims()
for _ in range(4):
    print(class_of(claims).__name__, class_of(3).__name__, class_of(Claims).__name__)
claims.__class__ = type("Changed", (Claims,), {})
print(class_of(claims).__name__, claims.own_class().__name__)


def error_parts(error):
    return error.args, error.__cause__, error.filename


for _ in range(4):
    print(error_parts(OSError(1, "x", "file")))


# ---- enums


class Color(Enum):
    RED = 1
    GREEN = 2

    def describe(self):
        return self.name, self.value

    @classmethod
    def first(cls):
        return cls.RED


def enums():
    return Color.RED, Color.GREEN.value, Color.RED.describe(), Color.first().name, Color(2), Color["RED"], Color.RED is Color.first()


def missing():
    return Color.BLUE


for _ in range(4):
    print(enums(), attempt(missing))
print(attempt(lambda: setattr(Color, "RED", 5)), [member.name for member in Color])

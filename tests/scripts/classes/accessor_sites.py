# One instruction that reads or stores attributes by getters, setters, descriptors, __setattr__ and
# real dicts of instances, while what it finds changes under it.
import gc


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self.name] + 1

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} {value}")
        instance.__dict__[self.name] = value


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function(instance), owner.__name__


class Owner:
    field = Field()

    def __init__(self):
        self.plain = 1

    @Lazy
    def lazy(self):
        return "computed"

    @property
    def prop(self):
        return self.plain

    @prop.setter
    def prop(self, value):
        self.plain = value


def read(o):
    return o.field


def read_lazy(o):
    return o.lazy


def store(o, value):
    o.field = value


def store_prop(o, value):
    o.prop = value
    return o.prop


owners = [Owner() for _ in range(3)]
for round in range(6):
    for o in owners:
        store(o, round)
        print(read(o), read_lazy(o), store_prop(o, round), end="; ")
    print()
try:
    for value in 5, 6, -7:
        store(o, value)
except ValueError as error:
    print(error, o.__dict__)

# The instance's own value goes before a descriptor without __set__, not before one with it.
o.__dict__["lazy"] = "own"
o.__dict__["field"] = "hidden"
print(read_lazy(o), read(o), read_lazy(owners[0]))
del o.__dict__["lazy"]
print(read_lazy(o))

# Accessors that are exchanged, take other parameters or are no functions.
Field.__get__ = lambda self, instance, owner: "lambda"
print(read(o))
Field.__get__ = lambda *all: len(all)
print(read(o))
Field.__set__ = lambda self, instance, value, extra=5: print("set", value, extra)
store(o, 1)
Field.__set__ = lambda *all: print(len(all), "given")
try:
    store(o, 2)
except AttributeError as error:
    print(error)
del Field.__set__, Field.__get__
o.__dict__.pop("field", None)
print(type(read(o)).__name__)
store(o, 3)
print(read(o))
Owner.prop = Owner.prop.setter(lambda self, value, more=2: print("setter", value, more))
store_prop(o, 9)
Owner.prop = property(lambda self: "only read")
for value in 1, 2, 3:
    try:
        store_prop(o, value)
    except AttributeError as error:
        print(error)
Owner.prop = 7
print(store_prop(o, 8), Owner.prop)


# From a generator, whose operands have no room for arguments.
def generate(o):
    for value in range(4):
        o.slow = value
        yield o.slow, o.lazy


class Slow(Owner):
    @property
    def slow(self):
        return self.plain * 10

    @slow.setter
    def slow(self, value):
        self.plain = value


print(list(generate(Slow())))


# __setattr__, at a site that sees several classes.
class Noted:
    def __setattr__(self, name, value):
        if value == 3:
            raise AttributeError("not 3")
        object.__setattr__(self, name, (value, "noted"))


class InDict:
    def __setattr__(self, name, value):
        self.__dict__[name] = value


class Plain:
    pass


class Slotted:
    __slots__ = ("mark",)


class Setter:
    mark = property(lambda self: self.hidden, lambda self, value: setattr(self, "hidden", value * 2))


def mark(o, value):
    o.mark = value
    return o.mark


kinds = Noted, InDict, Plain, Slotted, Setter, Owner
for value in range(5):
    for kind in kinds:
        try:
            print(mark(kind(), value), end=" ")
        except AttributeError as error:
            print(error, end=" ")
    print()
one = [kind() for kind in kinds]
for value in range(4, 8):
    print([mark(o, value) for o in one])


# Real dicts: entries lie at different numbers, go and come, and the dict is exchanged.
def total(o):
    return o.a + o.b


def count(o):
    o.n = o.n + 1
    return o.n


class Bag:
    n = 0


bags = [Bag() for _ in range(4)]
for at, bag in enumerate(bags):
    names = ["a", "b", "x", "y"]
    for name in names[at:] + names[:at]:
        bag.__dict__[name] = ord(name) + at
for _ in range(3):
    print([total(bag) for bag in bags], [count(bag) for bag in bags])
bag.__dict__ = {"b": 1, "a": 2}
print(total(bag), count(bag), bag.__dict__)
del bag.a
try:
    total(bag)
except AttributeError as error:
    print(error)
Bag.a = 50
print(total(bag), [total(bag) for bag in bags])
bag.__dict__.clear()
bag.b = 0
print(total(bag), count(bag), count(bag), bag.__dict__)


# Subclasses of types with items have real dicts only.
class Number(int):
    def __new__(cls, value, unit):
        self = super().__new__(cls, value)
        self.unit = unit
        return self


print([(number.unit, number + 1) for number in [Number(3, "m"), Number(4, "s"), Number(1 << 70, "kg")]])


# What an AttributeError of a getter says.
class Failing:
    @property
    def prop(self):
        raise AttributeError("by the getter")

    @property
    def inner(self):
        return self.missing

    @property
    def captured(self):
        (lambda: self)()
        raise AttributeError("captured")

    @Lazy
    def described(self):
        raise AttributeError("by a descriptor")


def fail(o, name):
    try:
        if name == "prop":
            o.prop
        if name == "inner":
            o.inner
        if name == "captured":
            o.captured
        if name == "described":
            o.described
        if name == "getattr":
            getattr(o, "prop")
    except AttributeError as error:
        print(error, error.name, type(error.obj).__name__)


for name in "prop", "inner", "captured", "described", "getattr":
    for _ in range(3):
        fail(Failing(), name)


# Deep recursion through accessors ends by RecursionError.
class Deep:
    @property
    def p(self):
        return self.p

    @p.setter
    def p(self, value):
        self.p = value

    def __setattr__(self, name, value):
        self.other = value


for run in (lambda o: o.p, lambda o: setattr(o, "x", 1)):
    try:
        run(Deep())
    except RecursionError:
        print("RecursionError")


# A descriptor that takes itself away while it runs.
class Vanishing:
    def __get__(self, instance, owner):
        if instance.gone == 2:
            del Host.vanishing
            del Vanishing.__get__
        return instance.gone

    def __set__(self, instance, value):
        if value == 2:
            del Host.vanishing
            del Vanishing.__set__
        instance.gone = value


class Host:
    vanishing = Vanishing()
    gone = 0


host = Host()
for value in range(5):
    host.gone = value
    try:
        print(host.vanishing, end=" ")
    except AttributeError as error:
        print(error, end=" ")
Host.vanishing = Vanishing()
for value in range(5):
    host.vanishing = value
    print(host.__dict__, end=" ")
print()


# What real dicts come to hold is found by the collector.
class Ring:
    link = None


rings = [Ring() for _ in range(20)]
for ring in rings:
    ring.__dict__["link"] = 0
    ring.link = ring
gc.collect()
del rings, ring
print(gc.collect() >= 20)

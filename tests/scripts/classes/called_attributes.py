# x.f() where f is an attribute of the instance, is wrapped, or where the instance has a real dict.
import gc


class Plain:
    limit = 0

    def method(self):
        return "method"

    @classmethod
    def of_class(cls):
        return cls.__name__

    @staticmethod
    def alone():
        return "alone"


class Slotted:
    __slots__ = ("call",)


class WithGetattr:
    def __getattr__(self, name):
        return lambda *all: (name, len(all))


def call(o):
    return o.call()


def method(o):
    return o.method()


def of_class(o):
    return o.of_class()


def alone(o):
    return o.alone()


slots = [Plain() for _ in range(3)]
for at, o in enumerate(slots):
    o.call = lambda at=at: f"own {at}"
dicts = [Plain() for _ in range(3)]
for at, o in enumerate(dicts):
    if at:
        o.__dict__["first"] = 1
    o.__dict__["call"] = lambda at=at: f"in dict {at}"
for _ in range(4):
    print([call(o) for o in slots], [call(o) for o in dicts])
    print([f(o) for f in (method, of_class, alone) for o in slots[:1] + dicts])

# The instance comes to hide what its class has, and stops doing so.
for o in slots[0], dicts[0]:
    for name, f in ("method", method), ("of_class", of_class), ("alone", alone):
        for _ in range(3):
            f(o)
        setattr(o, name, lambda: "hides " + name)
        print(f(o), f(o), f(slots[1]), f(dicts[1]), end=" ")
        delattr(o, name)
        print(f(o), f(o))

# A name goes, comes with something else, or becomes a data descriptor of the class.
for o in slots[0], dicts[0]:
    call(o)
    del o.call
    try:
        call(o)
    except AttributeError as error:
        print(error)
    Plain.call = lambda self: "by the class"
    print(call(o), call(slots[1]), call(dicts[1]))
    o.call = 5
    try:
        call(o)
    except TypeError as error:
        print(error)
    Plain.call = property(lambda self: lambda: "by a property")
    print(call(o), call(slots[1]), call(dicts[1]))
    del Plain.call
    o.call = print
    call(o)

one = Slotted()
try:
    call(one)
except AttributeError as error:
    print(error)
one.call = lambda: "in a slot"
print(call(one), call(one), call(one))
del one.call
try:
    call(one)
except AttributeError as error:
    print(error)
other = WithGetattr()
print(call(other), call(other), method(other))
other.call = lambda: "found"
print(call(other), call(other))


# The class method changes under a real dict.
o = dicts[1]
for _ in range(3):
    method(o)
Plain.method = lambda self: "changed"
print(method(o), method(slots[1]))
Plain.method = staticmethod(lambda: "static")
print(method(o), method(o), method(slots[1]))
o.__dict__ = {"method": len.__call__}
try:
    method(o)
except TypeError as error:
    print("TypeError")
o.__dict__ = {}
print(method(o))
o.__class__ = type("New", (), {"method": lambda self: "of another class"})
print(method(o), method(o))


# What is called takes itself away meanwhile.
class Once:
    def __init__(self):
        self.run = self.first

    def first(self):
        del self.run
        gc.collect()
        return "once"


def run(o):
    return o.run()


for _ in range(4):
    once = Once()
    print(run(once), end=" ")
    once.__dict__["run"] = once.first
    print(run(once))


# A function, a module's class and an exception have dicts of other kinds.
def function():
    pass


function.call = lambda: "of a function"
error = ValueError()
error.call = lambda: "of an exception"
for _ in range(3):
    print(call(function), call(error))

# Attributes that are not there, of classes, metaclasses, functions, methods, modules and instances:
# hasattr() and getattr() with a default tell it without an exception being made, and what raises one
# itself is heard.
import math
import types


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}", getattr(error, "name", None)


class Raises:
    def __init__(self, error):
        self.error = error

    def __get__(self, instance, owner):
        raise self.error


class Meta(type):
    meta_value = 1
    lost = Raises(AttributeError("lost by the metaclass"))
    broken = Raises(ValueError("broken"))

    @property
    def computed(cls):
        return cls.absent


class Hooked(type):
    def __getattr__(cls, name):
        if name.startswith("made"):
            return name
        raise AttributeError(f"no {name} in {cls.__name__}")


class Strict(type):
    def __getattribute__(cls, name):
        if name == "hidden":
            raise AttributeError("hidden")
        return super().__getattribute__(name)


class A(metaclass=Meta):
    value = 2
    gone = Raises(AttributeError("gone"))
    worse = Raises(KeyError("worse"))

    def method(self):
        pass


class B(metaclass=Hooked):
    value = 3


class C(metaclass=Strict):
    hidden = 4


class Proxy:
    seen = []
    gone = Raises(AttributeError("gone"))
    worse = Raises(KeyError("worse"))

    def __init__(self, of):
        self.of = of

    def __getattr__(self, name):
        self.seen.append(name)
        return getattr(self.of, name)


class Both:
    def __getattribute__(self, name):
        if name == "first":
            raise AttributeError("first")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "then " + name


def function():
    pass


function.own = 5
module = types.ModuleType("module")
module.__getattr__ = lambda name: name.upper() if name != "never" else getattr(math, name)
empty = types.ModuleType("empty")
objects = A, A(), B, B(), C, C(), Proxy(A), Proxy(5), Both(), function, A().method, len, math, module, empty, 5, None, type, object, Meta
names = "value", "gone", "worse", "lost", "broken", "computed", "made_up", "hidden", "own", "first", "never", "__wrapped__", "__isabstractmethod__", "pi"
for o in objects:
    label = o.__name__ if hasattr(o, "__name__") and not isinstance(o, Proxy) else type(o).__name__
    for name in names:
        answers = [attempt(lambda: hasattr(o, name)), attempt(lambda: getattr(o, name, "default")), attempt(lambda: getattr(o, name))]
        if "default" not in answers[1:2] or name in ("own", "never"):
            print(label, name, *[a if isinstance(a, (bool, int, str, tuple)) else type(a).__name__ for a in answers])
print(Proxy.seen)

# The hook comes and goes while the same name is asked for.
class Late:
    pass


late, seen = Late(), []
for i in range(9):
    seen.append(getattr(late, "x", None))
    if i == 2:
        Late.__getattr__ = lambda self, name: "hook"
    if i == 4:
        Late.x = "class"
    if i == 6:
        del Late.x, Late.__getattr__
print(seen)
for f in lambda: late.x, lambda: A.absent, lambda: function.absent, lambda: math.absent, lambda: B.absent, lambda: Proxy(5).absent:
    try:
        f()
    except AttributeError as error:
        print(error, error.name, type(error.obj).__name__, error.__context__)


# A name that is a str of another class, and names that are not in ASCII.
class Name(str):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ZeroDivisionError


for o in A, function, math, late, Proxy(5):
    print(attempt(lambda: hasattr(o, Name("absent"))), hasattr(o, "\xe9"), hasattr(o, "\u20ac"), attempt(lambda: hasattr(o, 5)))

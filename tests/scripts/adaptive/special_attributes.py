# __get__, __set__, __getattr__, __getattribute__, __setattr__ and properties, read and stored often,
# from plain functions and generators, with changes of classes and instances in between.
import sys


class Data:
    def __get__(self, instance, owner=None):
        return "data", instance.number if instance else None, owner.__name__

    def __set__(self, instance, value):
        if value == "bad":
            raise ValueError(value)
        instance.number = value


class Plain:
    def __get__(self, instance, owner):
        return "plain", owner.__name__


class Odd:
    def __get__(self, *arguments):
        return "odd", len(arguments)

    def __set__(self, instance, *arguments):
        instance.number = arguments


class Holder:
    data = Data()
    plain = Plain()
    odd = Odd()

    def __init__(self):
        self.number = 0

    @property
    def half(self):
        return self.number / 2

    @half.setter
    def half(self, value):
        self.number = value * 2

    write_only = property(None, lambda self, value: setattr(self, "number", value))
    read_only = property(lambda self: "read only")


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def use(holder, value):
    holder.data = value
    found = [holder.data, holder.plain, holder.odd]
    holder.odd = value
    found.append(holder.number)
    holder.half = 4
    found.append((holder.half, holder.number))
    holder.half += 1
    holder.write_only = holder.half
    return found, holder.number, holder.read_only


def generated(holder):
    holder.data = 7
    yield 1, 2, (holder.data, holder.plain, (holder.odd, (holder.half, holder.read_only)))
    holder.half = 2
    yield holder.number
    holder.half += 5
    yield holder.number, holder.half


def write_only(holder):
    return holder.write_only


def set_read_only(holder):
    holder.read_only = 1


holder = Holder()
for i in range(4):
    print(use(holder, i), list(generated(holder)))
    print(attempt(use, holder, "bad"), attempt(write_only, holder), attempt(set_read_only, holder))


def plain(holder):
    return holder.plain


print([plain(holder) for _ in range(3)])
holder.plain = "own"
print(plain(holder), plain(Holder()))
Plain.__set__ = lambda self, instance, value: print("set", value)
print(plain(holder))
holder.plain = 5
del Plain.__set__
print(plain(holder))
del holder.__dict__["plain"]
print(plain(holder))
Plain.__get__ = lambda self, instance, owner: ("new", type(instance).__name__)
print(plain(holder))
del Plain.__get__
print(type(plain(holder)).__name__)


# ---- __getattr__ and its like


class Lazy:
    number = 5

    def __init__(self):
        self.own = "own"

    @property
    def broken(self):
        raise AttributeError("inner")

    @property
    def wrong(self):
        raise ValueError("inner")

    def method(self):
        return "method"

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return lambda *arguments: (name, arguments)


def lazy(object):
    return object.number, object.own, object.broken(1), object.method(), object.anything(2), object.other("x")[0]


def missing(object):
    return object.nothing


def missing_method(object):
    return object.nothing_at_all()


def wrong(object):
    return object.wrong


for _ in range(4):
    print(lazy(Lazy()), attempt(missing, Lazy()), attempt(missing_method, Lazy()), attempt(wrong, Lazy()))
try:
    missing(Lazy())
except AttributeError as error:
    print(error.name, type(error.obj).__name__)


def lazy_generated(object):
    yield (1, (object.broken(1), (object.anything(2), object.number)))


print(list(lazy_generated(Lazy())))
lazy_object = Lazy()
lazy_object.anything = len
print(attempt(lazy, lazy_object))
Lazy.anything = lambda self, number: ("on the class", number)
print(lazy(Lazy()))
del Lazy.__getattr__
print(attempt(missing, Lazy()), attempt(wrong, Lazy()))


class All:
    def __getattribute__(self, name):
        if name == "nothing":
            raise AttributeError("all")
        return "all", name


class Both(All):
    def __getattr__(self, name):
        return "getattr", name


def read(object):
    return object.anything, object.nothing


for _ in range(3):
    print(attempt(read, All()), attempt(read, Both()))


class Guarded:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, name, value):
        if name == "refused":
            raise TypeError("refused")
        self.log.append((name, value))


def store(object):
    object.a = 1
    object.b = object.a = 2
    object.c, object.d = 3, 4
    for object.e in range(2):
        pass


def refused(object):
    object.refused = 1


def store_generated(object):
    object.a = yield
    object.b = yield object.log


guarded = Guarded()
for _ in range(3):
    attempt(store, guarded)
    print(attempt(refused, guarded), len(guarded.log), guarded.log[-7:])
print(list(store_generated(guarded))[-1][-1])
Guarded.__setattr__ = object.__setattr__
guarded.a = 1
print(attempt(store, guarded), guarded.__dict__.keys())


# ---- traced: what the tracer hears of a method that an instruction calls

events = []


def tracer(frame, event, argument):
    if frame.f_code.co_filename == __file__:
        events.append((frame.f_code.co_name, event, frame.f_lineno - first))
    return tracer


class Counted:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        if not self.count:
            raise StopIteration
        self.count -= 1
        return self.count

    def __bool__(self):
        return True


def traced(counted, holder):
    if not counted:
        return 0
    holder.half = 3
    holder.data
    return 1


first = traced.__code__.co_firstlineno
for _ in range(2):
    traced(Counted(2), holder)
sys.settrace(tracer)
traced(Counted(2), holder)
sys.settrace(None)
print(events)


# Tracing begins and ends within such a method.
class Begins:
    def __bool__(self):
        sys.settrace(tracer)
        sys._getframe(1).f_trace = tracer
        return True

    def __neg__(self):
        sys.settrace(None)
        sys._getframe(1).f_trace = None
        return 1


def begins(switch):
    if switch:
        a = 1
    else:
        a = 2
    b = -switch
    return a, b


first = begins.__code__.co_firstlineno
for _ in range(2):
    events.clear()
    print(begins(Begins()), [event for event in events if event[0] == "begins"])

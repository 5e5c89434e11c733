# Getters and setters that only read or store one attribute: what they see when classes, attributes, code and tracing
# change; from generators; as deep as it goes.
import gc
import sys


class Point:
    def __init__(self, x):
        self._x = x
        self.log = []

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @property
    def twice(self):
        return self.x * 2

    @twice.setter
    def twice(self, value):
        self.log.append(value)
        self.x = value // 2

    @property
    def other(this):
        return this._x

    @property
    def nothing(self):
        return None

    @property
    def missing(self):
        return self._missing


class Sub(Point):
    pass


class Own(Point):
    @property
    def x(self):
        return "own"


class Slots:
    __slots__ = ("_x", "y")

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value


def read(p):
    try:
        return p.x
    except AttributeError as e:
        return str(e)


def write(p, v):
    try:
        p.x = v
        return p._x
    except AttributeError as e:
        return str(e)


p, q = Point(1), Sub(2)
for v in (p, p, p, q, p, Own(3), p, Slots(), p, 5, p):
    print(read(v), write(v, 7), read(v))
for _ in range(4):
    print(p.twice, p.other, p.nothing, getattr(p, "missing", "no"))
    p.twice = 10
    p.other2 = 1
print(p.log)

# The attribute goes and comes back, gets a real dict, becomes a property itself.
def reads(v):
    out = []
    for k in range(12):
        if k == 2:
            del v._x
        if k == 3:
            v._x = "back"
        if k == 5:
            v.__dict__["_x"] = "dict"
        if k == 7:
            v.__dict__ = {"_x": "other"}
        if k == 9:
            type(v)._x = property(lambda self: "computed", lambda self, value: None)
        out.append(read(v))
        if k % 4 == 1:
            out.append(write(v, k))
    return out


class Fresh(Point):
    pass


print(reads(Fresh(0)))
print([read(Point(k)) for k in range(3)])


def site(v):
    return v.x


for _ in range(3):
    print(site(p))
Point.x.fget.__code__ = (lambda self: (self._x, "new code")).__code__
print(site(p), site(p))
Point.x.fget.__defaults__ = (5,)
Point.x.fget.__code__ = (lambda self, k: (self._x, k)).__code__
print(site(p), site(p))
Point.x = property(lambda self: self._x, lambda self, value: setattr(self, "_x", value))
print(site(p), write(p, 3))


class Get:
    def __get__(self, obj, cls=None):
        return self, obj, cls

    def __set__(self, obj, value):
        obj.stored = value


class Guard:
    got = Get()

    def __init__(self):
        self.stored = 0

    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))


class Far:
    got = Get()


# From generators.
def generated(n):
    far, guard, point = Far(), Guard(), Own(4)
    for k in range(n):
        p.x = k
        far.got = k
        guard.any = k
        guard.got = k
        _, obj, cls = far.got
        yield p.x, p.twice, point.x, point.other, far.stored, guard.any, guard.stored, obj is far, cls is Far
        p.twice = k * 4
        try:
            yield p.missing
        except AttributeError as e:
            yield str(e)


for row in generated(4):
    print(row)


class Deep:
    @property
    def next(self):
        return self.next

    @property
    def more(self):
        return [self.more]


def deeply():
    yield Deep().next


for f in (lambda: Deep().next, lambda: Deep().more, lambda: next(deeply())):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)


class Dies:
    def __init__(self):
        self._x = self

    @property
    def x(self):
        return self._x

    def __del__(self):
        print("dies")


class Holds:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value


for k in range(3):
    print(Holds([k]).x)
h = Holds(Dies())
h.x._x = None
for k in range(3):
    h.x = k
print(h.x)
gc.collect()
events = []


def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return tracer


def traced():
    h.x = 5
    return h.x


traced()
sys.settrace(tracer)
traced()
sys.settrace(None)
print(events)

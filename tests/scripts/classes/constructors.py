# What __init__ does when all it does is to store: seen through everything that could tell.
import gc
import sys


class Point:
    def __init__(self, x, y=2, *, z=3):
        self.x = x
        self.y = y
        self.z = z


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Swapped:
    def __init__(self, a, b):
        self.b = b
        self.a = a


class Twice:
    def __init__(self, a, unused):
        self.one = a
        self.two = a


class Filled:
    "Constants, containers, defaults."

    def __init__(self, name, size=10, tags=("x",)):
        self.name = name
        self.size = size
        self.tags = tags
        self.items = []
        self.index = {}
        self.state = None
        self.kind = "filled"
        self.ratio = 0.5
        self.big = 10**30


class Slotted:
    __slots__ = ("b", "a")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class SlotsAndDict(Slotted):
    def __init__(self, a, b, c):
        self.c = c
        self.b = b
        self.a = a


class Empty:
    pass


class Again:
    def __init__(self, a):
        self.a = 1
        self.a = a


class Returns:
    def __init__(self, a):
        self.a = a
        return 5


class Itself:
    def __init__(self, a):
        self.me = self
        self.a = a


def show(make, times=4):
    for k in range(times):
        o = make(k)
        print(type(o).__name__, vars(o) if hasattr(o, "__dict__") else (o.a, o.b), end=" ")
    print()


show(lambda k: Point(k))
show(lambda k: Point(k, k))
show(lambda k: Point(k, z=k))
show(lambda k: Pair(k, str(k)))
show(lambda k: Swapped(k, [k]))
show(lambda k: Twice(k, [k]))
show(lambda k: Filled(k))
show(lambda k: Filled(k, [k]))
show(lambda k: Slotted(k, {k}))
show(lambda k: SlotsAndDict(k, k + 1, k + 2))
show(lambda k: Empty())
show(lambda k: Again(k))
print([(o := Itself(k)).me is o for k in range(4)])
print([Pair(k, k).b for k in range(5)])
print(sum(p.a for p in (Pair(k, -k) for k in range(10))))
print(list(map(lambda f: f.items, [Filled(1), Filled(2)])), Filled(1).items is Filled(1).items)


# Wrong calls.
def attempt(call):
    for _ in range(3):
        try:
            print(call())
        except Exception as e:
            tb = e.__traceback__.tb_next
            lines = []
            while tb:
                lines.append(tb.tb_frame.f_code.co_name)
                tb = tb.tb_next
            print(type(e).__name__, e, lines)


attempt(lambda: Pair(1))
attempt(lambda: Pair(1, 2, 3))
attempt(lambda: Pair(1, c=2))
attempt(lambda: vars(Pair(b=1, a=2)))
attempt(lambda: vars(Pair(*(1, 2))))
attempt(lambda: Empty(1))
attempt(lambda: Returns(1))
attempt(lambda: Point())


# Everything that it relies on changes in the middle.
def loop(cls, change, when=5, arguments=(1, 2)):
    a, b = arguments
    seen = []
    for k in range(10):
        if k == when:
            change()
        try:
            o = cls(a, b)
            seen.append(tuple(vars(o).items()) if hasattr(o, "__dict__") else (o.a, o.b))
        except Exception as e:
            seen.append(f"{type(e).__name__}: {e}")
    print(seen[0], seen[when - 1], seen[when], seen[-1])


def fresh(**more):
    def __init__(self, a, b):
        self.a = a
        self.b = b

    return type("Fresh", (), {"__init__": __init__, **more})


C = fresh()


def other(self, a, b):
    self.a = b
    self.b = a


loop(C, lambda: setattr(C, "__init__", other))
C = fresh()
loop(C, lambda: setattr(C.__init__, "__code__", other.__code__))
C = fresh()
loop(C, lambda: setattr(C, "a", property(lambda self: 7)))
C = fresh()
loop(C, lambda: setattr(C, "a", property(lambda self: 7, lambda self, v: print("set", v))))
C = fresh(a=1)
loop(C, lambda: setattr(C, "a", 2))
C = fresh()
loop(C, lambda: setattr(C, "__setattr__", lambda self, n, v: object.__setattr__(self, n, [v])))
C = fresh()
loop(C, lambda: setattr(C, "__new__", lambda cls, *args: object.__new__(cls)))
C = fresh()
loop(C, lambda: delattr(C, "__init__"))
C = fresh()
loop(C, lambda: setattr(C.__init__, "__defaults__", (5, 6)))
C = fresh()
loop(C, lambda: [setattr(C(1, 2), f"attribute{k}", k) for k in range(40)])


class Base:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Derived(Base):
    pass


class Mixin:
    def __init__(self, a, b):
        self.mixed = a


loop(Derived, lambda: setattr(Base, "__init__", other))
loop(Derived, lambda: setattr(Derived, "__bases__", (Mixin,)))


class D:
    def __init__(self, a, b=0):
        self.a = a
        self.b = b


def defaults():
    out = []
    for k in range(9):
        if k == 3:
            D.__init__.__defaults__ = (30,)
        if k == 6:
            D.__init__.__defaults__ = None
        try:
            out.append(D(k).b)
        except TypeError as e:
            out.append(str(e))
    print(out)


defaults()


# Who holds what.
class Tells:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def drops():
    for k in range(3):
        Tells(k)
        t = Twice(1, Tells(("unused", k)))
        print("made", t.one)


drops()
x = object()
before = sys.getrefcount(x)
held = [Pair(x, x) for _ in range(10)] + [Twice(x, x) for _ in range(10)]
print(sys.getrefcount(x) - before)
del held
print(sys.getrefcount(x) - before)
count = sys.getrefcount(Pair)
held = [Pair(1, 2) for _ in range(10)]
print(sys.getrefcount(Pair) - count)
del held
print(gc.is_tracked(Pair(1, 2)), gc.is_tracked(Empty()))

# Trace and profile functions see the calls.
events = []


def tracer(frame, event, argument):
    if frame.f_code.co_name == "__init__":
        events.append(event)
    return tracer


def work():
    for k in range(3):
        Pair(k, k)


work()
sys.settrace(tracer)
work()
sys.settrace(None)
print(events)
events.clear()
sys.setprofile(tracer)
work()
sys.setprofile(None)
print(events)


# Deep recursion while objects are made.
class Node:
    def __init__(self, child):
        self.child = child


def nest(n):
    return Node(nest(n - 1)) if n else Node(None)


node, depth = nest(500), 0
while node:
    node, depth = node.child, depth + 1
print(depth)

# Descriptors that only store: what the instance has itself is read first. And what a class holds
# that is no method, called by instances with a real __dict__.


class Reset:
    def __set__(self, owner, value):
        owner.__dict__["x"] = value
        owner.__dict__.pop("seen", None)


class Graph:
    x = Reset()
    factory = dict
    log = print

    def __init__(self, x):
        self.x = x
        self.calls = 0


def read(g):
    v = g.x
    return v, g.x is v


def update(g, k):
    g.x = {**g.x, k: k}
    g.x.setdefault(k, 0)
    g.x.update({k: k + 1})
    new = g.factory(a=k)
    return new, g.x


for k in range(30):
    g = Graph({})
    for k in range(5):
        last = read(g), update(g, k)
print(last)

bare = Graph.__new__(Graph)
print(type(read(bare)[0]).__name__)
for _ in range(10):
    last = read(bare)
print(type(last[0]).__name__, last[1])
bare.x = {1: 2}
print(read(bare), update(bare, 3))
g.factory = list
try:
    update(g, 1)
except TypeError as e:
    print(e)
del g.factory
print(update(g, 7)[0])
Graph.factory = staticmethod(lambda a: ("static", a))
print(update(g, 8)[0])
Graph.factory = lambda self, a: ("method", a)
print(update(g, 9)[0])
Graph.factory = type("F", (), {"__init__": lambda self, a: setattr(self, "a", a)})
print(update(g, 10)[0].a)
Reset.__get__ = lambda self, owner, cls: {"from": "__get__"} if owner else self
print(read(g), update(g, 11)[1])
del Reset.__get__
print(read(g))
Graph.x = 5
print(read(g)[0] is g.__dict__["x"])
del g.__dict__["x"]
print(read(g))


class Slots:
    __slots__ = ("a", "__dict__")
    x = Reset()


s = Slots()
s.a = 1
for k in range(12):
    s.x = k
    last = read(s)
print(last, s.__dict__)

# Attributes deleted from the first to the last, in the middle of loops, and given again.
import gc


class Plain:
    def __init__(self, *names):
        for i, name in enumerate(names):
            setattr(self, name, i)


def read(o):
    try:
        return o.b
    except AttributeError as error:
        return str(error)


o = Plain("a", "b", "c", "d")
del o.b
print(vars(o), read(o), o.a, o.c, o.d)
o.b = 9
print(vars(o), read(o))
del o.a, o.d
print(list(vars(o).items()), hasattr(o, "a"))
o = Plain("a", "b", "c", "d")
for name in "acbd":
    delattr(o, name)
    print(hasattr(o, name), [n for n in "abcd" if hasattr(o, n)])
try:
    del o.a
except AttributeError as error:
    print(error)

# The site has seen instances with and without it.
many = [Plain("a", "b", "c") for _ in range(6)]
for turn in range(4):
    print([read(m) for m in many])
    del many[turn].b
    many[turn].z = turn
print([list(vars(m)) for m in many])


class Manager:
    def __init__(self, value, more):
        self.value, self.args, self.kwds, self.doc = value, more, {}, None

    def enter(self):
        del self.args, self.kwds
        return self.value

    def late(self):
        self.kwds = self.value + 1
        return self.kwds


total = 0
for i in range(2000):
    m = Manager(i, ())
    total += m.enter() + m.late()
print(total, list(vars(m)))

# Ever other names.
o = Plain()
for i in range(400):
    setattr(o, f"k{i}", i)
    if i >= 5:
        delattr(o, f"k{i - 5}")
print(vars(o))
for i in range(300):
    o = Plain(*[f"n{(i * 7 + j) % 50}" for j in range(5)])
    delattr(o, f"n{(i * 7 + i % 5) % 50}")
print(vars(o))


class Noisy:
    def __init__(self, name, owner=None):
        self.name, self.owner = name, owner

    def __del__(self):
        print("end of", self.name, sorted(vars(self.owner)) if self.owner else "")


o = Plain("a", "b", "c")
o.b = Noisy("b", o)
del o.b
o.a = Noisy("a", o)
o.a = None
o.n = Noisy("n")
o.last = 1
del o.n
print(vars(o))


class Slotted:
    __slots__ = ("s", "__dict__")


o = Slotted()
o.s, o.x, o.y, o.z = 1, 2, 3, 4
del o.x
print(o.s, vars(o))
del o.s
print(hasattr(o, "s"), vars(o), o.y, o.z)


class Counted(dict):
    pass


c = Counted(k=1)
c.a, c.b, c.c = 1, 2, 3
del c.a
print(c, vars(c))


class Watched(Plain):
    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)


w = Watched("a", "b", "c")
del w.a
print(vars(w), w.b, w.c)
w.self = w
del w.b, w, o, c, m, many
print(gc.collect() > 0)

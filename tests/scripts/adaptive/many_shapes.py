# Sites that see objects of several shapes, and what they must notice of their classes.


class Base:
    kind = "base"
    count = 0

    def name(self):
        return "Base.name"


classes = [type(f"C{i}", (Base,), {"kind": f"kind {i}"}) for i in range(7)]


def make(i, order):
    o = classes[i % len(classes)]()
    for letter in order:
        setattr(o, letter, f"{letter}{i}")
    return o


def read(o):
    return o.a


def call(o):
    return o.name()


def kind(o):
    return o.kind


def count(o):
    return o.count


def store(o, v):
    o.a = v


objects = [make(i, order) for i, order in enumerate(["a", "ab", "ba", "xa", "axb", "yxa", "zyxa", "a", "ba"])]
for _ in range(3):
    print([read(o) for o in objects])
    print([call(o) for o in objects])
    print([kind(o) for o in objects])
    print([count(o) for o in objects])
for o in objects:
    store(o, "new")
print([read(o) for o in objects])

# A method, a value and a property take the place of what the sites know.
classes[1].name = lambda self: "C1.name"
print([call(o) for o in objects])
del classes[1].name
Base.name = lambda self: "other " + self.kind
print([call(o) for o in objects])
classes[2].kind = property(lambda self: "computed " + self.a)
print([kind(o) for o in objects])
del classes[2].kind, classes[3].kind
print([kind(o) for o in objects])
classes[0].a = property(lambda self: "property", lambda self, v: print("set", v))
print([read(o) for o in objects])
for o in objects:
    store(o, 1)
del classes[0].a
print([read(o) for o in objects])

# Values of classes change without their kind: numbers, text, then a function, a descriptor, nothing.
for step in range(40):
    Base.count += 1
    assert [count(o) for o in objects] == [step + 1] * len(objects)
    if step == 20:
        objects[4].count = "own"
        print([count(o) for o in objects])
        del objects[4].count
for value in ("text", None, [1], 2.5, 1 << 70):
    Base.count = value
    print(count(objects[0]), Base.count, classes[5].count)
classes[5].count = "fifth"
print([count(o) for o in objects])
classes[5].count = "changed"
print([count(o) for o in objects], classes[5].count)
Base.count = lambda self: "called"
print([count(o)() if callable(count(o)) else count(o) for o in objects])
Base.count = property(lambda self: "got by " + type(self).__name__)
print([count(o) for o in objects])
del Base.count
for o in objects:
    try:
        print(count(o))
    except AttributeError as e:
        print(e)


# Reading the class itself.
class Counter:
    n = 0
    factor = 2

    @classmethod
    def step(cls):
        cls.n += cls.factor
        return cls.n


class Sub(Counter):
    pass


def total():
    return Counter.n, Sub.n


for i in range(30):
    Counter.step()
    if i == 10:
        Sub.n = "own"
    if i == 20:
        Counter.factor = 5
        Counter.extra = 1  # moves nothing that is still looked at
    if i in (9, 10, 21, 29):
        print(total())
del Sub.n
print(total())


# Code that runs while a site looks something up comes by the same site.
class Deep:
    def __init__(self, inner):
        self.inner = inner

    @property
    def a(self):
        return (read(self.inner), "via property")


class Lazy:
    def __getattr__(self, name):
        if name == "a":
            return read(objects[1]), "via __getattr__"
        raise AttributeError(name)


print(read(Deep(Deep(Lazy()))))
print([read(o) for o in (objects[0], Lazy(), Deep(objects[2]), Deep(Lazy()), Lazy(), objects[3])])


def storing():
    def put(o, v):
        o.held = v

    class Loud:
        def __init__(self, to):
            self.to = to

        def __del__(self):
            for t in self.to:
                put(t, "from __del__")

    class P:
        pass

    class Q(P):
        __slots__ = ("more",)

    class R:
        __slots__ = ("held",)

    p, q, r, s = P(), Q(), R(), P()
    s.before = 1
    for turn in range(6):
        for o in (p, q, r, s):
            put(o, Loud([x for x in (p, q, r, s) if x is not o]) if turn % 2 else turn)
    put(p, 0), put(q, 0), put(r, 0), put(s, 0)
    print(p.held, q.held, r.held, s.held)


storing()

# A copy of code whose sites have seen much begins anew.
copied = type(read)(read.__code__.replace(co_name="copied"), globals())
print([copied(o) for o in objects], [read(o) for o in objects])
del read, copied

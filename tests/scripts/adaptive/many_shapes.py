# Sites that see objects of many shapes: attributes, methods and stores stay those of each object,
# also when classes change between.
class Base:
    kind = "base"

    def name(self):
        return f"{type(self).__name__}:{self.x}"


def shapes(count):
    made = []
    for i in range(count):
        def __init__(self, x, i=i):
            for k in range(i % 7):
                setattr(self, f"extra{k}", k)
            self.x = x
            self.y = -x

        made.append(type(f"Shape{i}", (Base,), {"__init__": __init__}))
    return made


class Slotted(Base):
    __slots__ = ("x", "z")

    def __init__(self, x):
        self.x = x


class Computed(Base):
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x * 100

    @x.setter
    def x(self, value):
        self._x = value


class Anything(Base):
    def __init__(self, x):
        self.__dict__["x"] = x

    def __getattr__(self, name):
        return f"<{name}>"

    def __setattr__(self, name, value):
        self.__dict__[name] = [value]


def visit(things):
    total = []
    for thing in things:
        total.append((thing.x, thing.kind, thing.name()))
        thing.x = thing.x
        thing.fresh = 1
        total.append(thing.fresh)
    return total


classes = shapes(20) + [Slotted, Computed, Anything]
for turn in range(4):
    things = [cls(n) for n, cls in enumerate(classes)]
    print(visit(things))
    print(visit(things)[:6])
    if turn == 0:
        Base.kind = "changed"
        classes[3].name = lambda self: "own name"
    if turn == 1:
        classes[5].x = property(lambda self: "property", lambda self, value: None)
        things[0].name = lambda: "instance's"
        print(visit(things)[:2])
    if turn == 2:
        del classes[3].name
        classes[4].kind = 4


def read(thing):
    return thing.missing


for thing in things:
    try:
        print(read(thing))
    except AttributeError as e:
        print(e)

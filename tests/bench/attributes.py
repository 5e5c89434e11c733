# Attributes: of instances with a dict and with slots, of classes, and through getattr.
class Plain:
    scale = 2

    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


class Slotted:
    __slots__ = ("a", "b", "c")

    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


def rotate(thing, count):
    for _ in range(count):
        a = thing.a
        thing.a = thing.b
        thing.b = thing.c
        thing.c = a + 1
    return thing.a + thing.b + thing.c


def make(kind, count):
    total = 0
    for i in range(count):
        thing = kind(i, 1, 2)
        total += thing.a + thing.b
    return total


def class_wide(count):
    total = 0
    thing = Plain(1, 2, 3)
    for _ in range(count):
        total += thing.scale + Plain.scale
    return total


def by_name(count):
    thing, names, total = Slotted(1, 2, 3), ("a", "b", "c"), 0
    for i in range(count):
        name = names[i % 3]
        setattr(thing, name, getattr(thing, name) + 1)
        total += hasattr(thing, "d")
    return thing.a + thing.b + thing.c + total


results = (
    rotate(Plain(1, 2, 3), 1500000), rotate(Slotted(1, 2, 3), 1500000),
    make(Plain, 600000), make(Slotted, 600000), class_wide(1500000), by_name(300000),
)
assert results == (1500006, 1500006, 180000300000, 180000300000, 6000000, 300006), results
print(*results)

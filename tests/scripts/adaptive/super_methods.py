# super().method() where it means something else than the usual; slices with a step; pairs unpacked.
from abc import ABC


class Base:
    def __init__(self, *args):
        self.made = args

    def who(self):
        return "Base"

    @staticmethod
    def fixed():
        return "static"

    @classmethod
    def cls(cls):
        return cls.__name__

    @property
    def prop(self):
        return "property"


class Left(Base):
    def who(self):
        return "Left " + super().who()


class Right(Base):
    def who(self):
        return "Right " + super().who()


class Both(Left, Right, ABC):
    def __init__(self):
        super().__init__(1, 2)

    def who(self):
        return "Both " + super().who()

    def others(self):
        return super().fixed(), super().cls(), super().prop

    def missing(self):
        return super().nothing()

    def rebound(self, other):
        self = other
        return super().who()

    def deleted(self):
        del self
        return super().who()

    def captured(self):
        return [super(Both, self).who() for _ in range(1)], (lambda: self)() is self, super().who()

    def __repr__(self):
        return super().__repr__()[:10]

    def reassigned(self):
        global Both
        __class__ = Left
        return super().who()

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


class Plain:
    def __init__(self):
        super().__init__()


def failing(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


for turn in range(4):
    both = Both()
    print(both.who(), Left().who(), Right().who(), both.made, both.others(), both)
    failing(both.missing)
    failing(lambda: both.rebound(Both()))
    failing(lambda: both.rebound(Base()))
    failing(lambda: both.rebound(3))
    failing(both.deleted)
    failing(both.captured)
    failing(both.reassigned)
    failing(lambda: Both.who(Left()))
    Plain()
    if turn == 1:
        Right.who = lambda self: "changed"
    if turn == 2:
        del Left.who
        Both.__bases__ = Right, Base


def make(base):
    class Made(base):
        def who(self):
            return "Made " + super().who()

    return Made


classes = [make(Left), make(Right), make(Both), make(Base)]
for turn in range(3):
    print([cls().who() for cls in classes])


class Fake:
    def who(self):
        return "fake"


class Shadowed(Base):
    def who(self):
        return super().who()


print([Shadowed().who() for _ in range(3)])
super = Fake
print([Shadowed().who() for _ in range(3)])
del super
print([Shadowed().who() for _ in range(3)])


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by = "Meta"
        return made

    def mro(cls):
        return super().mro()


class WithMeta(Base, metaclass=Meta):
    def __new__(cls, *args):
        return super().__new__(cls)

    def who(self):
        return self.by + super().who()


print([WithMeta(1).who() for _ in range(3)], WithMeta(5).made)


def get():
    return Fake()


print([get().who() for _ in range(3)])
for a in ([1, 2, 3, 4, 5],):
    for step in (1, 2, -1, -2, 7, -7, True):
        print(a[::step], a[1::step], a[:3:step], a[-2:1:step], a[3:-10:step], a[9:0:step])
    for bad in (0, "x", 2**70, None):
        failing(lambda: a[1:4:bad])
    print("text"[::-1], "text"[1::2], (1, 2, 3)[::-1], b"abc"[::-1], range(9)[2:7:2])
for x, y in [(1, 2), [3, 4], "ab", {5: 6, 7: 8}]:
    print(x, y)
for pair in [(1, 2, 3), (1,), 5]:
    failing(lambda: [x for x, y in [pair]])

# Slot wrappers read of classes and called, at sites whose classes change.
import dataclasses


class Fixed:
    def __init__(self, v):
        object.__setattr__(self, 'v', v)

    def __setattr__(self, name, value):
        raise AttributeError(name)


print([Fixed(i).v for i in range(30)][-1])


class Meta(type):
    def __setattr__(cls, name, value):
        print('meta', name)
        super().__setattr__(name, value)


class WithMeta(metaclass=Meta):
    pass


class Base:
    pass


class Derived(Base):
    pass


def store(cls, obj, value):
    cls.__setattr__(obj, 'x', value)
    return obj.x


b = Base()
print([store(Base, b, i) for i in range(20)][-1], [store(object, b, i) for i in range(20)][-1])
Base.__setattr__ = lambda self, name, value: self.__dict__.__setitem__(name, value * 10)
print(store(Base, b, 1), store(Derived, Derived(), 2), store(object, b, 3))
del Base.__setattr__
print(store(Base, b, 4))


def read(cls):
    return cls.__setattr__, cls.__eq__, cls.__repr__


for cls in (Base, WithMeta, Derived, Base, int, Base):
    for _ in range(5):
        got = read(cls)
    print(got)


def metaStore(cls):
    cls.__setattr__('y', 1)


for cls in WithMeta, Base:
    for _ in range(5):
        try:
            metaStore(cls)
        except TypeError as e:
            last = str(e)
    print(last)
WithMeta.y = 2


def same(cls, a, b):
    return cls.__eq__(a, b)


for cls, a, b in ((int, 1, 1), (str, 'a', 'b'), (list, [1], [1]), (object, 1, 1), (Base, 1, 2)):
    for _ in range(4):
        got = same(cls, a, b)
    print(got, end=' ')
print()
for wrong in (lambda: int.__eq__('a', 1), lambda: int.__eq__(), lambda: object.__setattr__(1, 'x', 2),
              lambda: list.__setattr__(Base(), 'x', 1), lambda: object.__setattr__(Base())):
    for _ in range(3):
        try:
            wrong()
        except (TypeError, AttributeError) as e:
            last = f'{type(e).__name__} {e}'
    print(last)


@dataclasses.dataclass(frozen=True)
class Key:
    a: int
    b: str = 'x'


print({Key(i % 3) for i in range(30)} == {Key(0), Key(1), Key(2)})

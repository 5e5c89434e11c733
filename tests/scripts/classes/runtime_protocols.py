# Abstract classes and protocols checked at run time: registration, hooks, caches, who is asked.
import abc
import collections.abc as cabc
import gc
import typing


@typing.runtime_checkable
class HasX(typing.Protocol):
    x: int


@typing.runtime_checkable
class Speaks(typing.Protocol):
    def speak(self): ...


class WithX:
    x = 1

    def speak(self):
        return 'x'


class Without:
    pass


for thing in WithX(), Without(), 3, None, WithX:
    print(isinstance(thing, HasX), isinstance(thing, Speaks))
try:
    print(issubclass(WithX, HasX))
except TypeError as error:
    print(error)
print(issubclass(WithX, Speaks), issubclass(Without, Speaks))


class Base(abc.ABC):
    @abc.abstractmethod
    def run(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class Half(Base):
    def run(self):
        return 1


class Whole(Half):
    name = 'whole'


print(sorted(Base.__abstractmethods__), sorted(Half.__abstractmethods__), sorted(Whole.__abstractmethods__))
for cls in Base, Half, Whole:
    try:
        print(cls().run())
    except TypeError as error:
        print(error)


class Hooked(abc.ABC):
    asked = 0

    @classmethod
    def __subclasshook__(cls, other):
        Hooked.asked += 1
        return 'flag' in vars(other) or NotImplemented


class Flagged:
    flag = 1


for _ in range(3):
    print(issubclass(Flagged, Hooked), issubclass(Without, Hooked), isinstance(Flagged(), Hooked), Hooked.asked)
token = abc.get_cache_token()
print(Hooked.register(Without) is Without, abc.get_cache_token() > token, issubclass(Without, Hooked), Hooked.asked)


class Odd(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 'yes'


for check in (lambda: issubclass(int, Odd), lambda: Base.register(5), lambda: issubclass(5, Base),
              lambda: Whole.register(Base), lambda: isinstance(5, Odd)):
    try:
        print(check())
    except Exception as error:
        print(type(error).__name__, error)


class Liar:
    @property
    def __class__(self):
        return WithX


print(isinstance(Liar(), Speaks), isinstance(Liar(), cabc.Sized))


def short_lived():
    class Passing:
        def __len__(self):
            return 1
    return issubclass(Passing, cabc.Sized), cabc.Sequence.register(Passing) is Passing, issubclass(Passing, cabc.Sequence)


print(short_lived())
gc.collect()


class Items(abc.ABC):
    __abc_tpflags__ = 1 << 5


class Virtual:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return 'ab'[i]


def matched(subject):
    match subject:
        case [first, second]:
            return first, second
    return None


print(matched(Virtual()))
Items.register(Virtual)
print(matched(Virtual()), hasattr(Items, '__abc_tpflags__'))
try:
    class Both(abc.ABC):
        __abc_tpflags__ = 1 << 5 | 1 << 6
except TypeError as error:
    print(error)

T, Ts = typing.TypeVar('T'), typing.TypeVarTuple('Ts')
print(tuple[T, typing.Unpack[Ts]][int, str, bool], tuple[typing.Unpack[Ts]][()], tuple[list[typing.Unpack[Ts]], T][int, str, bytes])
print(tuple[typing.Unpack[Ts]][typing.Unpack[typing.Tuple[int, str]]], dict[T, int][str], (int | str).__module__)

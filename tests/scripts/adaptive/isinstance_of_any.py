# isinstance() with tuples of classes, and except clauses: classes that answer for themselves, nested tuples, nonsense.
from collections.abc import Sized


class Base:
    pass


class Sub(Base):
    pass


class Liar:
    @property
    def __class__(self):
        return Sub


class Raises:
    @property
    def __class__(self):
        raise ValueError("class")


class Meta(type):
    def __instancecheck__(cls, v):
        return v == 5


class Five(metaclass=Meta):
    pass


values = [1, True, 2.5, "s", b"b", None, [], (), {}, Base(), Sub(), Liar(), Raises(), 5, Ellipsis, len, Base, Five()]
patterns = [(int, str), (Base, float), (Sub, int), (Five, str), (Sized, int), ((int, (str,)), float), (), (int | str, list), [int], 5,
            (int, 5), (object,), (type, Base)]


def ask(v, pattern):
    try:
        return isinstance(v, pattern)
    except (TypeError, ValueError) as e:
        return str(e)


for _ in range(3):
    rows = [[ask(v, pattern) for v in values] for pattern in patterns]
for row in rows:
    print(row)


class Changes(Base):
    pass


c = Changes()
print(ask(c, (int, Sub)))
Changes.__bases__ = (Sub,)
print(ask(c, (int, Sub)), ask(c, (int, Base)))


class Mixin:
    pass


class Error(Mixin, ValueError):
    pass


class MetaError(type):
    def __instancecheck__(cls, v):
        return True


class Never(Exception, metaclass=MetaError):
    pass


def caught(raised, pattern):
    try:
        try:
            raise raised
        except pattern:
            return "caught"
        except ValueError:
            return "value"
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__context__)


for _ in range(3):
    out = [caught(r, p) for r in (Error("e"), ValueError, KeyError(1), KeyboardInterrupt, Never, StopIteration(3))
           for p in (ValueError, Exception, BaseException, Error, Mixin, object, LookupError, (KeyError, Error), (KeyError, 5), Never, "x", (), (Never,))]
for i in range(0, len(out), 13):
    print(out[i:i + 13])

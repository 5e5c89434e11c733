# isinstance with tuples: plain classes, metaclasses with a say, claims by __class__, nested tuples.
import numbers


class Meta(type):
    def __instancecheck__(cls, instance):
        asked.append(cls.__name__)
        return instance == 42


class Asks(metaclass=Meta):
    pass


class AsksToo(metaclass=Meta):
    pass


class Base:
    pass


class Derived(Base):
    pass


class Claims:
    @property
    def __class__(self):
        return Base


class Raises:
    @property
    def __class__(self):
        raise ValueError("who")


def attempt(v, classes):
    try:
        return isinstance(v, classes)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for v in (42, 7, True, 2.5, "s", None, Base(), Derived(), Claims(), Raises(), Asks(), int, Base):
    asked = []
    print(
        type(v).__name__,
        *[
            attempt(v, classes)
            for classes in (
                (),
                (int,),
                (str, int),
                (str, float, type(None)),
                (Base, str),
                (Derived,),
                (Asks, int),
                (int, Asks),
                (str, Asks, AsksToo),
                ((str, (int,)), Base),
                (int | str, float),
                (numbers.Number, str),
                (str, 3),
                (object, 3),
                (type,),
                (str, (bytes, "x")),
            )
        ],
        asked,
    )

class Other:
    pass


kinds, log = (str, Base), []
item = Derived()
for i in range(40):
    if i == 10:
        item.__class__ = Other
    elif i == 20:
        kinds = (Asks, Other)
    elif i == 30:
        kinds = (Base, Claims)
        item = Claims()
    log.append(isinstance(item, kinds))
print(log)


class Sub(tuple):
    pass


print(isinstance(1, Sub((str, int))), attempt(1, [int]), attempt(1, Sub((str, 1))))
deep = (str,)
for _ in range(100000):
    deep = (deep,)
print(attempt(1, deep)[:40])

# Comparisons that a native loop asks of objects over and over: min, max, in, index, count, remove.
import gc
import weakref
from abc import ABC, _get_dump
from collections.abc import Mapping, Sized


class Less:
    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        return self.x < other.x if isinstance(other, Less) else NotImplemented

    def __repr__(self):
        return f"{type(self).__name__}({self.x})"


class Greater(Less):
    __lt__ = None

    def __gt__(self, other):
        return self.x > other.x


class Same:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x if isinstance(other, Same) else NotImplemented

    def __repr__(self):
        return f"Same({self.x})"


values = [4, 1, 7, 3, 7, 2, 1]
print(max(map(Less, values)), min(map(Less, values)), max(map(Greater, values)))
print(max([Less(1), Less(2)], key=lambda v: v), min(3, 2, 5, key=Less), max(3, 2, 5, key=Less))
for run in (
    lambda: min(map(Greater, values)),
    lambda: max([Less(1), Less(2), 5]),
    lambda: max([Less(1), object(), Less(2)]),
    lambda: max([Less(1), Less("a")]),
    lambda: min(5, Less(1)),
):
    try:
        print(run())
    except TypeError as error:
        print(error)


# A mixed row, a class whose method changes, and one that answers with no bool.
class Odd(Less):
    def __lt__(self, other):
        return [] if self.x % 2 else [1]

    def __gt__(self, other):
        if self.x == 2:
            Odd.__gt__ = lambda self, other: self.x < other.x
        return "yes"


print(min(map(Odd, values)), max(map(Odd, values)), max(map(Odd, values)))
print(max([Less(1), Odd(3), Less(9), Odd(4)], key=lambda v: Less(v.x)))

items = [Same(v) for v in values]
for container in items, tuple(items):
    print(Same(7) in container, Same(9) in container, items[2] in container, 7 in container)
    print(container.index(Same(7)), container.index(Same(7), 3), container.count(Same(1)), container.count(3))
    try:
        container.index(Same(70))
    except ValueError as error:
        print(error)
items.remove(Same(7))
items.insert(0, 3)
print(items, Same(3) in items, 3 in items, items.index(Same(3)))


class Shrinking(Same):
    def __eq__(self, other):
        if len(row) > 2:
            row.pop()
        return False


row = [Shrinking(k) for k in range(6)]
print(Same(1) in row, len(row), row.count(Same(1)))


class Raising(Same):
    def __eq__(self, other):
        raise ValueError("no answer")


for run in (lambda: 1 in [2, Raising(1)], lambda: (Raising(1),).index(Same(1)), lambda: [Raising(1)].remove(2)):
    try:
        run()
    except ValueError as error:
        print(error)


class Deep:
    def __eq__(self, other):
        return self in [other]

    def __gt__(self, other):
        return max(self, other) is self


for run in (lambda: Deep() in [Deep()], lambda: max(Deep(), Deep())):
    try:
        run()
    except RecursionError:
        print("RecursionError")


# What abstract classes remember of those they were asked about.
class Base(ABC):
    pass


class Derived(Base):
    pass


class Virtual:
    pass


def ask():
    return [isinstance(v, Base) for v in (Derived(), Virtual(), 1, "")] + [issubclass(Virtual, Base)]


print(ask(), ask())
Base.register(Virtual)
print(ask(), ask())
kept = weakref.getweakrefs(Virtual) + weakref.getweakrefs(int)
Base._abc_caches_clear()
print(ask(), [len(part) for part in (_get_dump(Base)[0], _get_dump(Base)[2])], len(kept) > 2)
Base._abc_registry_clear()
Base._abc_caches_clear()
print(ask(), [len(part) for part in (_get_dump(Base)[0], _get_dump(Base)[2])])

# Of a class with more weak references than are looked at one by one.
many = [weakref.ref(Virtual, print.__call__) for _ in range(100)]
print(ask(), ask())
del many
for k in range(3):
    class Passing(Base):
        pass
    print(isinstance(Passing(), Base), isinstance(Passing(), Sized), isinstance({}, Mapping))
    del Passing
    gc.collect()
print(len(_get_dump(Base)[1]))

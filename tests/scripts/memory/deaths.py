# Objects that die by giving back their memory, and those that owe more: what they hold, a weak
# reference, a finaliser, one that their class gets later.
import gc
import sys
import weakref
from collections import namedtuple
from datetime import date

log = []


class Plain:
    __slots__ = ()


class Slots:
    __slots__ = ("a", "__weakref__")


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Later:
    pass


Pair = namedtuple("Pair", "left right")


class Word(str):
    pass


class Day(date):
    pass


def said():
    out, log[:] = list(log), []
    return out


def tuples():
    (1, 2), (Loud("in a tuple"), 1), Pair(1, Loud("in a pair")), [Loud("in a list")], {1: Loud("in a dict")}, {Loud("in a set")}


tuples()
print(said())

for n in range(3):
    t = (Loud(n), n)
    t = (n, n)
    t = Pair(n, n)
    del t
print(said())

before = sys.getrefcount(Plain), sys.getrefcount(Pair), sys.getrefcount(Day), sys.getrefcount(Word)
for _ in range(100):
    Plain(), Pair(1, 2), Pair("a", 2), Day(2020, 1, 1), Word("w")
print(before == (sys.getrefcount(Plain), sys.getrefcount(Pair), sys.getrefcount(Day), sys.getrefcount(Word)))

# Weak references, to what owns something and to what does not.
for make in Slots, Later, lambda: {1, 2}, lambda: frozenset({3}), lambda: Word("weak"), lambda: (i for i in ()), lambda: Day(2020, 2, 2):
    thing = make()
    try:
        r = weakref.ref(thing, lambda _: log.append("gone"))
    except TypeError as e:
        print("no weak reference")
        continue
    del thing
    print(r() is None, said())

# A class that gets a finaliser, and loses it.
kept = [Later(), Later(), Later()]
kept.pop()
Later.__del__ = lambda self: log.append("late")
kept.pop()
print(said())
del Later.__del__
kept.pop()
print(said())


class Base:
    pass


class Derived(Base):
    __slots__ = ()


one, two = Derived(), Derived()
Base.__del__ = lambda self: log.append(type(self).__name__)
del one
print(said())
two.__class__ = Base
del two
print(said())

# Generators: never begun, done, and in the middle of a try.
def generator():
    try:
        yield 1
    finally:
        log.append("finally")


g = generator()
del g
print(said())
g = generator()
next(g)
del g
print(said())
g = generator()
print(list(g), said())
del g

# Interned strings come and go.
for n in range(3):
    name = sys.intern("a name that is interned %d" % n)
    assert sys.intern("a name that is interned %d" % n) is name
    del name

# Long chains, and one brought back to life.
chain = None
for n in range(100000):
    chain = (chain, n)
chain = Pair(chain, Loud("end of the chain"))
del chain
print(said())


class Phoenix:
    def __del__(self):
        log.append("rises")
        saved.append(self)


saved = []
Phoenix()
print(said(), len(saved))
saved.pop()
print(said(), len(saved))
cycle = [Loud("in a cycle")]
cycle.append((cycle, 1))
del cycle
gc.collect()
print(said())

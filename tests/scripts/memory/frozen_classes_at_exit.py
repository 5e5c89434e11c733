# Classes, modules of the library and what hangs on built-in types, frozen, frozen anew by a
# finaliser, thawed: nothing is left at exit.
import gc
import abc
import collections
import enum
import functools
import io


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return 1


Shape.register(dict)
print(issubclass(dict, Shape), issubclass(list, Shape), Square().area())
Point = collections.namedtuple("Point", "x y")
Colour = enum.Enum("Colour", "RED GREEN")
file = io.StringIO("text")


@functools.lru_cache
def cached(n):
    return [n, cached]


cached(1)
gc.freeze()
gc.unfreeze()
cached(2)


class Freezing:
    def __init__(self):
        self.self = self

    def __del__(self, freeze=gc.freeze, print=print):
        print("freezes at exit")
        freeze()


Freezing()

# abc: abstract classes and methods.
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f'{self.name}: {self.area()}'
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = 'square'
class Half(Shape):
    def area(self): return 0
print(Sq(3).describe(), isinstance(Sq(1), Shape))
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
class Quack(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        return any('quack' in b.__dict__ for b in c.__mro__) or NotImplemented
class Duck:
    def quack(self): pass
Quack.register(int)
print(issubclass(Duck, Quack), isinstance(5, Quack), isinstance('s', Quack))
from collections.abc import Iterable, Sized, Mapping, Sequence, Hashable, Callable, Iterator, MutableMapping
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance((), Sequence))
print(isinstance([], Hashable), isinstance(len, Callable), isinstance(iter([]), Iterator))
print(isinstance(5, Iterable), isinstance({1}, Sized))

# What objects are made of, and what they say when that cannot be told.
import copy

class Slots:
    __slots__ = 'a', '__b'
    def __init__(self):
        self.a, self.__b = 1, 2

class Named:
    def __new__(cls, *args, **kwargs):
        print('new', args, kwargs)
        return object.__new__(cls)
    def __getnewargs_ex__(self):
        return (1,), {'k': 2}

class Names(set):
    pass

for thing in Slots(), Names([1]), [1], 1.5:
    print(thing.__reduce_ex__(2)[1:3])
copy.copy(Named())
for thing in (x for x in []), memoryview(b''), {}.keys(), compile('1', '', 'eval'):
    try:
        thing.__reduce_ex__(4)
    except TypeError as error:
        print(error)
for wrong in 1, (1,), (1, {}), ((), 2):
    Named.__getnewargs_ex__ = lambda self: wrong
    try:
        Named().__reduce_ex__(2)
    except (TypeError, ValueError) as error:
        print(error)

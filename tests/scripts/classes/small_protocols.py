# Corners of the data model: names of bound methods, __set_name__ of property, None as
# __class_getitem__, copies of starred aliases, comparisons that shorten lists.
import copy
import types

class Named:
    def __init__(self, **names):
        self.__dict__.update(names)
    def __call__(self):
        pass

for names in ({}, {'__name__': 'n'}, {'__qualname__': 'q', '__name__': 'n'}, {'__name__': 3}):
    print(repr(types.MethodType(Named(**names), 5)))

for arguments in ((), (1,), (1, 2, 3)):
    try:
        property().__set_name__(*arguments)
    except TypeError as e:
        print(e)

class NoItems:
    __class_getitem__ = None
try:
    NoItems[int]
except TypeError as e:
    print(e)

alias = tuple[int]
starred, = alias
for twin in (copy.copy(starred), copy.deepcopy(starred)):
    print(twin, twin == starred, twin == alias)
print([name for name in dir(alias) if name not in dir(tuple)])

class Clearing:
    def __eq__(self, other):
        left.clear()
        right.clear()
        return False
left, right = [Clearing()], [1]
print(left == right)
left, right = [Clearing(), 1], [1, 1]
print(left != right, left < right)

class Liar:
    def __iter__(self):
        return iter((1, 2))
    def __length_hint__(self):
        return 2 ** 63 - 1
items = [0]
items.extend(Liar())
print(items)

backwards = reversed([1])
print(list(backwards), backwards.__reduce__())

class Module(types.ModuleType, Named):
    __init__ = types.ModuleType.__init__
try:
    Named.__dict__['__dict__'].__set__(Module('m'), {})
except AttributeError as e:
    print('read only')

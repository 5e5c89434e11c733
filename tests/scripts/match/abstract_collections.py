# Which patterns the instances of a class match: subclasses of the abstract collections and classes
# registered with them, early or late; the first class of the mro that says anything decides.
import collections
import collections.abc as abc

class Base:
    def __getitem__(self, i):
        raise IndexError(i)
    def __len__(self):
        return 0
    def __iter__(self):
        return iter(())

class InSequence(Base, abc.Sequence): pass
class InMapping(Base, abc.Mapping): pass
class Both(InSequence, InMapping): pass
class OtherBoth(InMapping, InSequence): pass
class Early(Base): pass
class Below(Early): pass
class Late(Base): pass
class LateBelow(Late): pass

abc.Sequence.register(Early)

def kind(x):
    match x:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
        case _:
            return 'neither'

for cls in (Base, InSequence, InMapping, Both, OtherBoth, Early, Below, Late, LateBelow,
            collections.UserList, collections.UserDict, collections.deque, collections.ChainMap,
            collections.Counter, collections.OrderedDict):
    print(cls.__name__, kind(cls()), cls.__flags__ >> 5 & 3)
abc.MutableMapping.register(Late)
print(kind(Late()), kind(LateBelow()), list(iter(Late())))

class Walked:  # registered as a mapping, but still walked by its items
    def __getitem__(self, i):
        return 'ab'[i]
abc.Mapping.register(Walked)
print(list(Walked()))
try:
    class Wrong(metaclass=type(abc.Sequence)):
        __abc_tpflags__ = 1 << 5 | 1 << 6
except TypeError as e:
    print(e)
print('__abc_tpflags__' in vars(abc.Sequence))

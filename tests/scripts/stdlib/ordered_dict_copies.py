# OrderedDict subclasses: fromkeys takes a keyword, popitem asks no __delitem__, copies keep slots.
import copy
from collections import OrderedDict

class Slotted(OrderedDict):
    __slots__ = ('x', 'y')

class Watched(OrderedDict):
    def __delitem__(self, key):
        print('delete', key)
        super().__delitem__(key)

d = Slotted(a=1, b=2)
d.x = [3]
for twin in (copy.copy(d), copy.deepcopy(d)):
    print(type(twin).__name__, twin, twin.x, hasattr(twin, 'y'))
print(d.__reduce__()[:3])
w = Watched.fromkeys('abc', value=0)
print(w, w.popitem(), w.popitem(last=False), w)
del w['b']
try:
    OrderedDict.fromkeys('a', k=2)
except TypeError as e:
    print(e)

# __getnewargs__ is looked up on the type and bound, whatever kind of function it is.
class Odd:
    @staticmethod
    def __getnewargs__():
        return 1, 2
    def __new__(cls, *args):
        print(args)
        return super().__new__(cls)
copy.copy(Odd())

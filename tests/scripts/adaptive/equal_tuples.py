# == and != of tuples in conditions, of all that tuples hold, and of what only looks like one.
import math
from collections import namedtuple


class Same:
    def __eq__(self, other):
        calls.append('eq')
        return True


class Loud:
    def __eq__(self, other):
        raise ZeroDivisionError('compared')


class Sub(tuple):
    def __eq__(self, other):
        return 'sub'

    def __ne__(self, other):
        return ''


Point = namedtuple('Point', 'x y')
calls = []
nan = math.nan
values = [(), (1,), (1, 2), (1, 2.0), (1.0, True), ('a', 'b'), ('a' * 3, 'b'), ('a', ('b', 1)), (nan,), (math.nan,),
          (0.0,), (-0.0,), (10**30,), (10**30 + 1,), (None, ...), Point(1, 2), Sub((1, 2)), [1, 2], 'ab', None,
          (Same(),), (1j,), (b'x',), ((1, 2), (3, 4)), ((1, 2), (3, 4.5))]


def rows():
    for a in values:
        row = ''
        for b in values:
            if a == b:
                row += '='
            else:
                row += '.'
            if a != b:
                row += '!'
        print(row)


rows()
rows()
print(len(calls))


def same(a, b):
    if a == b:
        return 'same'
    return 'other'


key = ('r', 1)
print([same(key, other) for other in [('r', 1), ('r', 2), ('c', 1), ('r', 1, 2), ('r', 1.0), ('r', Same()), 'r', 1]])
try:
    same(key, ('r', Loud()))
except ZeroDivisionError as e:
    print(e)
deep = ()
other = ()
for _ in range(100000):
    deep = (deep,)
    other = (other,)
try:
    print(same(deep, other))
except RecursionError as e:
    print('RecursionError')
Wide = namedtuple('Wide', 'x y z')
Third = type('Third', (), {'x': property(lambda self: 3)})
Fourth = type('Fourth', (), {'x': 4})


def read(v):
    return v.x


many = [Point(1, 2), Wide(5, 6, 7), Third(), Fourth(), namedtuple('Fifth', 'w x')(8, 9)]
print([read(v) for _ in range(4) for v in many])
print(read(3 + 0j) if hasattr(3j, 'x') else 'none')
short = tuple.__new__(Wide, ())
try:
    print(read(short))
except IndexError as e:
    print(e)

# Subclasses of tuple, by hand and by namedtuple.
class Point(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
    y = property(lambda self: self[1])
p = Point(1, 2)
print(p, p.x, p.y, p == (1, 2), type(p + (3,)).__name__, type(p[:]).__name__)
print(hash(p) == hash((1, 2)), [*p])
from collections import namedtuple
C = namedtuple('C', 'name hex value', defaults=[7])
c = C('red', hex='f00')
print(c, c.name, c[1], c._replace(name='r'), c._asdict(), C._fields, C._make(['g', 1, 2]))
print(C._field_defaults)
n, h, v = c
print(n, h, v, c == ('red', 'f00', 7), isinstance(c, tuple), c < ('s',), len(c))
for f in (
    lambda: C('a'), lambda: C('a', 'b', 'c', 'd'), lambda: c._replace(bad=1),
    lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', 'class'), lambda: namedtuple('X', '_a')
):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    c.name = 'x'
except AttributeError as e:
    print(e)

# attrgetter() of one plain name, of dotted ones, and what the attribute's own code does.
from operator import attrgetter


class A:
    def __init__(self): self.x = 1

    @property
    def y(self): raise ValueError('y')

    def __getattr__(self, name):
        if name == 'gone': raise AttributeError('none of ' + name)
        return name.upper()


a = A()
print(attrgetter('x')(a), attrgetter('other')(a), attrgetter('x.real')(a), attrgetter('x', 'z')(a))
for names in (('y',), ('gone',), ('x.gone',), ('x', 'gone'), ('gone.x',)):
    try:
        print(attrgetter(*names)(a))
    except Exception as e:
        print(type(e).__name__, e)
g = attrgetter('x')
for v in (a, 3, None):
    try:
        print(g(v))
    except AttributeError as e:
        print(e, e.name, e.obj)
try:
    g(a, a)
except TypeError as e:
    print(e)


class Name(str):
    pass


print(attrgetter(Name('x'))(a), sorted([A(), A()], key=attrgetter('x'))[0].x)
for wrong in ('', '.', 'x.', '.x'):
    try:
        print(attrgetter(wrong)(3))
    except AttributeError as e:
        print(e)
# Tuples of every small length.
print([t for n in range(7) for t in zip(*[range(2)] * n)])
it = zip([1, 2], [3], [4, 5], [6, 7])
print(next(it), next(it, None))

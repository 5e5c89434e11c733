# What attrgetter() takes for names.
from operator import attrgetter


class Point:
    pass


class Name(str):
    pass


p = Point()
p.x = 1
p.q = Point()
p.q.x = 2
setattr(p, 'a.b', 3)
setattr(p, '\xe9', 4)
setattr(p, '\u0394', 5)
setattr(p, '', 6)
for names in (['x'], ['q.x'], ['x', 'q.x'], [Name('x')], [Name('q.x')], ['a.b'], ['\xe9'], ['\u0394'], [''],
              ['q..x'], ['.'], [1], ['x', None]):
    try:
        getter = attrgetter(*names)
        print(getter, getter(p))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(sorted([p, p.q], key=attrgetter('x'), reverse=True) == [p.q, p])
made = ''.join(['x', ''])
print(attrgetter(made)(p), [attrgetter(n)(p) for n in ('x' * i for i in (1, 1))])

# AttributeErrors of instances, classes, modules, functions.
import math
class C:
    __slots__ = ('s',)
    @property
    def ro(self): return 1
class D: pass
def f(): pass
for g in (
    lambda: D().x, lambda: D.x, lambda: C().s, lambda: setattr(C(), 'x', 1),
    lambda: setattr(C(), 'ro', 1), lambda: delattr(C(), 'ro'), lambda: delattr(D(), 'x'),
    lambda: delattr(D, 'x'), lambda: math.nope, lambda: f.nope, lambda: (1).x,
    lambda: setattr(1, 'x', 2), lambda: setattr(int, 'x', 2), lambda: delattr(int, 'real'),
    lambda: [].x, lambda: setattr([], 'append', 1), lambda: None.foo, lambda: super(D, D()).x,
    lambda: object().__dict__, lambda: setattr(object(), 'a', 1), lambda: 'a'.b,
    lambda: (lambda: 0).x, lambda: type.x, lambda: D().method(), lambda: delattr(C(), 's')
):
    try:
        print(g())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)

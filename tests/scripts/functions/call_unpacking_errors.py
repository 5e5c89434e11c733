# Errors of * and ** in calls.
def f(*a, **k): return a, k
class M:
    def keys(self): return [1]
    def __getitem__(self, k): return k
class NotStr:
    pass
for g in (
    lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(a=1, **{'a': 2}),
    lambda: f(**{'x': 1}, **{'x': 2}), lambda: f(*None), lambda: f(**M()), lambda: f(**[('a', 1)]),
    lambda: f(*[1], *5), lambda: print(**{'bad': 1}), lambda: dict(**{'a': 1}, **{'a': 1}),
    lambda: len(*[1, 2]), lambda: f(**None)
):
    try:
        print(g())
    except TypeError as e:
        print(e)

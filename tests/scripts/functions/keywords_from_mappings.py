# ** takes any mapping; a key that comes twice is refused, also out of one mapping.
def f(**kw): return kw
class Pairs:
    def __init__(self, *pairs): self.pairs = pairs
    def keys(self): return [k for k, v in self.pairs]
    def __getitem__(self, key): return dict(self.pairs)[key]
class Loud(dict):
    def __getitem__(self, key): return 'loud'
print(f(**Pairs(('x', 1), ('y', 2))), f(**Loud(a=1)), f(a=1, **Pairs(('b', 2)), **{'c': 3}))
for call in (
    lambda: f(**Pairs(('x', 1), ('x', 2))), lambda: f(a=1, **Pairs(('a', 2))),
    lambda: f(**{'a': 1}, **{'a': 2}), lambda: f(**Pairs((1, 1))), lambda: f(**5),
    lambda: f(**Pairs(5))
):
    try:
        print(call())
    except TypeError as e:
        print(e)

# dict() from mappings, pairs and keywords.
print(dict(), dict(a=1, b=2), dict([('a', 1), ('b', 2)]), dict({'x': 1}, y=2))
print(dict(zip('ab', [1, 2])), dict([['k', 'v']]), dict(['ab', 'cd']))
print(dict({'a': 1}, a=2), dict(((1, 2),)), dict(**{'p': 1}, q=2), dict(self=1))
class M:
    def keys(self): return ['m', 'n']
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M(), 'o': 1})
for f in (
    lambda: dict(5), lambda: dict([1]), lambda: dict(['abc']), lambda: dict([(1, 2, 3)]),
    lambda: dict(1, 2), lambda: dict([([], 1)]), lambda: dict(None), lambda: dict('ab'),
    lambda: dict(**{1: 2}), lambda: {**5}
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

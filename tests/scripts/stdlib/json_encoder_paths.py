# What the encoder in C does beyond plain values: escapes, circles, snapshots of dicts, keys.
import json


def show(value, **kwargs):
    try:
        print(ascii(json.dumps(value, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for n in (0, 1, 14, 15, 16, 17, 40):
    for c in ('', '"', '\\', '\n', '\x00', '\x1f', '\x7f', '\x80', '\xe9', '\u20ac', '\ud800', '\U0001f40d', '/'):
        text = 'p' * n + c + 'q' * (n % 7)
        show(text)
        show({text: [text]}, ensure_ascii=False)
a = []
a.append([a])
show(a)
d = {}
d['x'] = [1, {'y': d}]
show(d)
show([d, []], check_circular=False) if False else None
same = [1, 2]
show([same, same, {'k': same, 'l': same}])


class Other:
    pass


def changes(value):
    outer.clear()
    return ['changed']


outer = {'a': Other(), 'b': 2, 'c': 'three'}
show(outer, default=changes)
print(outer)
items = [Other(), 1, 2, 3]


def shrinks(value):
    del items[1:]
    return 'first'


show(items, default=shrinks)
show(Other())
circle = Other()
show(circle, default=lambda value: value)
show(circle, default=lambda value: [value])
show({1: 'a', 2.5: 'b', None: 'c', True: 'd', 'e': 'f', float('inf'): 1})
show({(1, 2): 3})
show({(1, 2): 3, 'a': 1, b'x': 2}, skipkeys=True)
show({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True)
show({'b': 1, 2: 2}, sort_keys=True)
show([float('nan'), float('inf'), -float('inf'), -0.0, 1e22, 1e-7, 2 ** 70, -5, True])
show([float('nan')], allow_nan=False)


class D(dict):
    def items(self):
        return [('k', 'v'), ('l', [1])]


class S(str):
    def __str__(self):
        return 'never'


class I(int):
    def __repr__(self):
        return 'never'


class F(float):
    def __repr__(self):
        return 'never'


show([D(a=1), S('text'), I(7), F(1.5), {S('key'): I(3), I(4): F(2.5)}])
deep = []
for _ in range(100000):
    deep = [deep]
show(deep)

# Mapping patterns: subset of keys, **rest, values.
def f(x):
    match x:
        case {'type': 'point', 'x': x, 'y': y}: return f'point {x} {y}'
        case {'type': str(t), **rest} if rest: return f'{t} {rest}'
        case {1: one, None: none}: return f'{one} {none}'
        case {'list': [a, *_]}: return f'list starts {a}'
        case {**all_of_it} if len(all_of_it) == 1: return f'single {all_of_it}'
        case {}: return 'any mapping'
        case _: return 'no mapping'
print(f({'type': 'point', 'x': 1, 'y': 2, 'z': 3}), f({'type': 'q', 'r': 1}))
print(f({1: 'a', None: 'b'}), f({'list': [7, 8]}), f({'k': 'v'}), f({}))
print(f({'a': 1, 'b': 2}), f([]), f({'type': 5}))
from collections import OrderedDict, defaultdict
d = defaultdict(int)
match d:
    case {'missing': v}: print('made', v)
    case _: print('not there', dict(d))
match OrderedDict(a=1):
    case {'a': v}: print(v)
class M(dict):
    def __missing__(self, k): return 'default'
    def get(self, k, default=None): print('get', k); return super().get(k, default)
match M(z=1):
    case {'z': v}: print(v)

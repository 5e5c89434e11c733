# defaultdict, OrderedDict, ChainMap, namedtuple.
from collections import defaultdict, OrderedDict, ChainMap, UserDict
d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b']
print(d, dict(d), d.get('zz'), 'zz' in d, d.default_factory, defaultdict(int, x=1)['y'])
print(defaultdict(lambda: 'dflt')['q'])
try:
    defaultdict()['k']
except KeyError as e:
    print('KeyError', e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a'); print(o); o.move_to_end('c', last=False)
print(list(o), o.popitem(last=False), o.popitem(), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1})
m = ChainMap({'x': 1}, {'x': 2, 'y': 3})
print(m['x'], m['y'], sorted(m), len(m), m.maps, m.new_child({'z': 0})['z'], m.parents['x'])
m['new'] = 5; print(m.maps[0])
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 'a'}); u[2] = 'b'; print(u, u['1'], len(u))

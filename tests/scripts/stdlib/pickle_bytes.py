# What pickles look like, byte by byte, in every protocol, and that they read back.
import collections, datetime, enum, pickle, pickletools, functools, copyreg

class Plain:
    def __init__(self, **names):
        self.__dict__.update(names)
    def __eq__(self, other):
        return self.__dict__ == other.__dict__
class Slots:
    __slots__ = 'a', 'b'
class Child(Slots):
    pass
class Named(collections.namedtuple('Named', 'x y')):
    pass
class Colour(enum.Enum):
    RED = 1
class Items(list):
    pass
class Table(dict):
    pass
class WithState:
    def __getstate__(self):
        return ('a', 5)
    def __setstate__(self, state):
        self.state = state
class WithArgs:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.given = args, kwargs
        return self
    def __getnewargs_ex__(self):
        return (1, 2), {'z': 3}
class Outer:
    class Inner:
        def method(self): pass
class Setter:
    def __reduce__(self):
        return (Setter, (), {'k': 1}, None, None, set_state)
def set_state(instance, state):
    instance.set_by = state
def function(): pass

slots = Child()
slots.a, slots.extra = 1, 'x'
shared = ['shared']
loop = []
loop.append(loop)
pair = ([],)
pair[0].append(pair)
knot = {}
knot['self'] = (knot,)
values = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 2**2040,
    -255, -256, -32768, -2**70, 0.0, -0.0, 1.5, 1e300, float('inf'), '', 'a', 'abc\n\\', '\xe9\u20ac\U0001f600\x00\x1a',
    '\ud800', 'x' * 300, b'', b'abc', bytes(range(256)), b'y' * 300, bytearray(), bytearray(b'zz'),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 'b': [3]}, set(), {1}, frozenset(),
    frozenset([1]), [shared, shared], (shared, shared), [(), ()], ...  , NotImplemented, type(None), type(...), int, list,
    len, [].append, 'abc'.upper, function, Plain, Plain(a=1, b='a'), slots, Named(1, 2), Colour.RED, Items([1, 2]),
    Table(a=1), WithState(), Outer.Inner, Setter(), collections.OrderedDict(a=1, b=2), collections.deque([1, 2], 5),
    collections.Counter('aab'), collections.defaultdict(list, a=[1]), range(1, 9, 2), slice(1, 2), 1 + 2j, ValueError('x', 1),
    datetime.date(2020, 1, 2), functools.partial(int, base=2), [1, 'a', 'a', ('a', 'a')], {'a': 'a'}, object(),
]
for value in values:
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        print(protocol, data.hex() if len(data) < 100 else (len(data), data[:30].hex(), data[-30:].hex()))
        again = pickle.loads(data)
        try:
            same = again == value
        except Exception:
            same = '?'
        if not same:
            print('  ', type(again), getattr(again, '__dict__', None))
for value in (loop, pair, knot):
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        print(data.hex(), repr(pickle.loads(data)))
for size in (999, 1000, 1001, 2000, 2001):
    for value in (list(range(size)), dict.fromkeys(range(size)), set(range(size)), Items(range(size)), Table.fromkeys(range(size))):
        for protocol in (0, 1, 2, 4):
            data = pickle.dumps(value, protocol)
            ops = collections.Counter(op.name for op, _, _ in pickletools.genops(data))
            print(size, protocol, len(data), sorted(ops.items()), pickle.loads(data) == value)
for value in ([b'q' * 70000, 'r' * 70000], ['s' * 100] * 3 + [str(i) * 10 for i in range(20000)]):
    data = pickle.dumps(value, 4)
    print(len(data), [arg for op, arg, _ in pickletools.genops(data) if op.name == 'FRAME'], pickle.loads(data) == value)
print([pickle.loads(pickle.dumps(WithArgs(), p)).given for p in range(2, 6)])
copyreg.add_extension(__name__, 'Plain', 240)
print(pickle.dumps(Plain, 2), pickle.loads(pickle.dumps(Plain, 2)))
copyreg.remove_extension(__name__, 'Plain', 240)

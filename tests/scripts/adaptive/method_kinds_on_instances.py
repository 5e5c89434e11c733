# Methods called on instances with and without own attributes of that name.
class C:
    def m(self): return 'class'
    s = staticmethod(lambda: 'static')
    c = classmethod(lambda cls: cls.__name__)
    f = lambda self: 'lambda'
    b = len
    n = 5
    class inner:
        def __init__(self): self.v = 'inner instance'
plain, own = C(), C()
own.m = lambda: 'own'
own.n = lambda: 'own n'
def call(o): return o.m()
print([call(o) for o in [plain] * 40 + [own] * 40 + [plain] * 3][::41])
for name in ('s', 'c', 'f'): print(getattr(plain, name)(), end=' ')
print(plain.b('abc'), plain.inner().v, own.n())
try:
    plain.n()
except TypeError as e:
    print(e)
l = []
def push(x, v): x.append(v)
class Q:
    def __init__(self): self.items = []
    def append(self, v): self.items.insert(0, v)
q = Q()
for i in range(100): push(l, i); push(q, i)
print(len(l), q.items[:3])
for t, name, args in (
    ('abc', 'upper', ()), ([3, 1], 'index', (1,)), ({'k': 1}, 'get', ('k',)),
    ((1, 1), 'count', (1,)), (5, 'bit_length', ()), (2.5, 'is_integer', ()), (b'x', 'hex', ()),
    ({1}, 'union', ([2],))
):
    for _ in range(40): r = getattr(t, name)(*args)
    print(r, end=' ')
print()
def up(s): return s.upper()
class Fake:
    def upper(self): return 'fake upper'
print([up(x) for x in ['a'] * 50 + [Fake()] * 50 + [b'z'] * 2][::50])

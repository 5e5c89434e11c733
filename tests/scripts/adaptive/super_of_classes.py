# super() in __new__ and class methods, whose hierarchy and names change; __new__ with defaults.
class Text(str):
    def __new__(cls, base='', encoding=None, errors='strict'):
        if encoding is None:
            return super().__new__(cls, base)
        return super().__new__(cls, base, encoding, errors)
for _ in range(50):
    r = [Text(), Text('abc'), Text(5), Text(b'\xc3\xa4', 'utf-8'), Text(b'\xff', 'ascii', 'replace')]
print(r, [type(t).__name__ for t in r])
try:
    Text(b'\xff', 'ascii')
except UnicodeDecodeError as e:
    print(e)
for bad in (lambda: Text(1, 2, 3, 4), lambda: Text(b'', 1), lambda: Text(x=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(Text(base='k'), Text(b'k', encoding='ascii'))
def fill(text):
    Text.__new__.__defaults__ = text
    return [Text(), Text('q')]
for defaults in (('', None, 'strict'), ('other', None, 'x'), ('y', None)):
    try:
        print(fill(defaults))
    except TypeError as e:
        print(e)
Text.__new__.__defaults__ = ('', None, 'strict')

class Pair(tuple):
    def __new__(cls, a, b=2): return super().__new__(cls, (a, b))
class Sub(Pair):
    def __new__(cls, a, b=3): return super().__new__(cls, a, b)
for n in range(40):
    r = Pair(n), Pair(n, 1), Sub(n), Sub(n, 5)
print(r)

class Base:
    made = 0
    def __new__(cls, *args):
        cls.made += 1
        return super().__new__(cls)
    @classmethod
    def name(cls): return cls.__name__
    @staticmethod
    def double(x): return x * 2
    def plain(self): return 'plain of ' + type(self).__name__
class Derived(Base):
    @classmethod
    def name(cls): return 'D:' + super().name()
    @classmethod
    def twice(cls, x): return super().double(x)
    @classmethod
    def unbound(cls): return super().plain(cls())
class Leaf(Derived):
    @classmethod
    def name(cls): return 'L:' + super().name()
for _ in range(40):
    r = Derived.name(), Leaf.name(), Leaf().name(), Derived.twice(4), Leaf.unbound(), Base.made, Leaf.made
print(r)
Base.name = classmethod(lambda cls: 'changed ' + cls.__name__)
print(Leaf.name(), Derived.name())
Base.name = staticmethod(lambda: 'static')
print(Leaf.name(), Leaf().name())
Base.name = lambda *a: len(a)
try:
    Leaf.name()
except TypeError as e:
    print(e)
del Base.name
try:
    Leaf.name()
except AttributeError as e:
    print(e)
class Other:
    @classmethod
    def name(cls): return 'other'
Derived.__bases__ = (Other,)
print(Leaf.name())

# Metaclasses: the class is the instance, and both may be meant.
class Meta(type):
    count = 0
    def __new__(mcls, name, bases, ns, **kw):
        made = super().__new__(mcls, name, bases, ns)
        made.tag = (mcls.__name__, sorted(kw))
        return made
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        Meta.count += 1
        return super().__call__(*args, **kw)
class Meta2(Meta):
    def __call__(cls, *args): return super().__call__(*args)
for n in range(30):
    A = Meta('A', (), {})
    B = Meta2('B', (A,), {'__init__': lambda self, x: setattr(self, 'x', x)}, key=n)
    b = B(n)
    a = A()
print(A.tag, B.tag, b.x, type(a) is A)
for _ in range(3):  # it is a subclass of Meta as well as an instance
    try:
        class Meta3(Meta, metaclass=Meta): pass
    except TypeError as e:
        print(e)
class Meta4(type):
    def __call__(cls, *args): return super().__call__(*args)
class Meta5(Meta4, metaclass=Meta4): pass
for _ in range(3):
    try:
        Meta5('C', (), {})
    except TypeError as e:
        print(e)
class C(metaclass=Meta2):
    def __new__(cls, v=1):
        self = super().__new__(cls)
        self.v = v
        return self
for n in range(30):
    c = C(), C(n)
print(c[0].v, c[1].v, Meta.count)

# One site that sees a class and instances of it.
def make():
    class P:
        def f(*args): return args[1:]
        @classmethod
        def g(cls): return cls.__name__
    class Q(P):
        def f(self, *a): return super().f(*a)
        def g(self): return super().g()
    return P, Q
P, Q = make()
q = Q()
for _ in range(20):
    print(q.f(1), Q.f(q, 2), q.g(), Q.g(q), Q.g(Q), Q.f(Q, 1, 2) if _ % 2 else '') if _ > 17 else (q.g(), Q.g(Q), Q.f(Q, 3))

# Rebound first arguments and names.
class R(Base):
    def __new__(cls, kind=None):
        if kind: cls = kind
        return super().__new__(cls)
class S(R): pass
for _ in range(20): r = type(R()).__name__, type(R(S)).__name__
print(r)
try:
    R(int)
except TypeError as e:
    print(e)
class NoBase:
    def __new__(cls, x=1): return super().__new__(cls, x)
for _ in range(3):
    try:
        NoBase()
    except TypeError as e:
        print(e)
# A __new__ with defaults in a generator and in a deep recursion.
def gen():
    for n in range(5): yield Pair(n)
print(list(gen()))
def deep(n): return Pair(n) if n == 0 else deep(n - 1)
print(deep(300))
class Loop:
    def __new__(cls, x=1): return Loop(x)
try:
    Loop()
except RecursionError as e:
    print('RecursionError')

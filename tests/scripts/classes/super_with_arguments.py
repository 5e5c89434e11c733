# super(type, object).method() at sites that have seen it before.


class A:
    def __new__(cls, *args):
        o = super(A, cls).__new__(cls)
        o.made = cls.__name__
        return o

    def __init__(self, n=0):
        super(A, self).__init__()
        self.n = n

    def method(self, x):
        return "A", self.n, x

    @classmethod
    def of_class(cls, x):
        return "A", cls.__name__, x

    @staticmethod
    def static(x):
        return "A", x

    value = 5


class B(A):
    def __init__(self, n):
        super(B, self).__init__(n + 1)

    def method(self, x):
        return ("B",) + super(B, self).method(x)

    @classmethod
    def of_class(cls, x):
        return ("B",) + super(B, cls).of_class(x)

    @staticmethod
    def static(x):
        return ("B",) + super(B, B).static(x)

    def __len__(self):
        return super(B, self).value.bit_length()


class C(B):
    def method(self, x):
        return ("C",) + super(C, self).method(x)


class D(list):
    def append(self, x):
        super(D, self).append(x * 2)

    def __getitem__(self, k):
        return super(D, self).__getitem__(k)


class E(A):
    def method(self, x):
        return ("E",) + super(E, self).method(x)


class Both(C, E):
    pass


for k in range(40):
    o = (A, B, C, Both, E)[k % 5](k)
    d = D([1])
    d.append(k)
    last = o.made, o.n, o.method(k), o.of_class(k), o.static(k), d[1], d
    if k > 34:
        print(*last)
print(len(B(3)))


def behind(cls, o):
    return super(cls, o).method(1)


def first(f, a, b):
    return f(a, b).method(1)


def both(cls, o):
    return behind(cls, o), first(super, cls, o)


o = Both(1)
for cls in [B, C, Both, E] * 5:
    last = both(cls, o)
    print(last) if cls is E else None
for cls, of in (A, o), (D, o), (5, o), (B, A(1)), (B, 3), (type, A), (C, None), (B, C), (B, B):
    for f in behind, both:
        try:
            print(f(cls, of))
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
print(both(C, o), first(lambda a, b: b, C, o))


class Lies:
    @property
    def __class__(self):
        return C


try:
    print(behind(B, Lies()))
except (TypeError, AttributeError) as e:
    print(type(e).__name__, str(e)[:20])

# The classes change.
A.method = lambda self, x: ("new", x)
print(behind(E, o), behind(B, o))
C.method = lambda self, x: ("C's new", x)
print(behind(Both, o))
A.method = staticmethod(lambda x: ("static", x))
print(behind(E, o))
A.method = classmethod(lambda cls, x: (cls.__name__, x))
print(behind(E, o))
A.method = property(lambda self: lambda x: ("property", self.n, x))
print(behind(E, o))
del A.method
try:
    behind(E, o)
except AttributeError as e:
    print(e)
A.method = lambda self, x: "back"
print(behind(E, o))


class Meta(type):
    def method(cls, x):
        return "of Meta", cls.__name__, x


class Metas(Meta):
    def method(cls, x):
        return "of Metas", super(Metas, cls).method(x)


class Made(metaclass=Metas):
    def method(self, x):
        return "of an instance", x


class Less(Made):
    pass


for _ in range(10):
    last = Made.method(Made(), 1), Metas.method(Less, 2), behind(Less, Less()), behind(Less, Less)if False else 0
print(last)


def steps(o):
    for k in range(3):
        yield super(C, o).static(k)


print(list(steps(o)), list(steps(C)))


class Super(super):
    def __getattribute__(self, name):
        return lambda x: ("Super", name, x)


for _ in range(20):
    last = first(Super, C, o), first(super, E, o)
print(last)
super = Super
print(behind(C, o))
del super
print(behind(E, o))

# Class and static methods that are read of a class without being called there.


class Meta(type):
    pass


class A(metaclass=Meta):
    name = "A"

    @classmethod
    def make(cls, *args, **kw):
        return cls.name, args, kw

    @staticmethod
    def free(*args):
        return args


class B(A):
    name = "B"


class Loud(classmethod):
    def __get__(self, owner, cls=None):
        return "loud " + cls.name


def read(cls):
    return cls.make(*(1,), k=2), cls.free(*(3, 4))


def hold(cls):
    make = cls.make
    free = cls.free
    return make(1), free(2), make.__self__ is cls


for cls in [A] * 10 + [B] * 10 + [A, B] * 20:
    last = read(cls), hold(cls)
print(last, read(A))
A.make = lambda *args, **kw: ("function", args, kw)
print(read(B))
A.make = Loud(lambda cls: None)
try:
    print(read(B))
except TypeError as e:
    print(e)
A.make = classmethod(lambda cls, *args, **kw: (cls.name, "again"))
print(read(B), hold(A))
A.free = classmethod(lambda cls, *args: (cls.name, "bound", args))
print(read(B), hold(A))
A.free = staticmethod(max)
try:
    hold(A)
except TypeError as e:
    print(e)
Meta.make = property(lambda cls: lambda *args, **kw: "of the metaclass")
print(read(B)[0])
del Meta.make
B.make = 5
try:
    read(B)
except TypeError as e:
    print(e)
del B.make, A.make
for cls in A, B:
    try:
        read(cls)
    except AttributeError as e:
        print(e)


class Wrapped:
    cached = classmethod(property(lambda cls: cls.__name__))
    partial = staticmethod(print)


def look(cls):
    return cls.cached, cls.partial is print


for _ in range(12):
    last = look(Wrapped)
print(last)

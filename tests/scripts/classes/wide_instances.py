# Attributes by computed names on instances that have many, while classes come and go.
import gc

names = ["attr%d" % i for i in range(30)]


def make(order, bases=(object,)):
    namespace = {}
    lines = "".join("        self.%s = %r\n" % (n, n) for n in order)
    exec("class Wide(*bases):\n    def __init__(self):\n" + lines, {"bases": bases}, namespace)
    return namespace["Wide"]


def check(obj, present):
    for n in names:
        assert getattr(obj, n, None) == (n if n in present else None), n
        assert hasattr(obj, n) == (n in present), n


for round in range(40):
    chosen = names[round % 7 :: 1 + round % 3]
    if round % 2:
        chosen = chosen[::-1]
    cls = make(chosen)
    first, second = cls(), cls()
    check(first, chosen)
    check(second, chosen)
    for n in chosen[::2]:
        delattr(first, n)
    check(first, chosen[1::2])
    check(second, chosen)
    for n in chosen[::2]:
        setattr(first, n, n)
    check(first, chosen)
    assert list(vars(first)) == chosen[1::2] + chosen[::2]
    del cls, first, second
    if round % 5 == 0:
        gc.collect()

Base = make(names[:10])
Derived = make(names[10:20], (Base,))
d = Derived()
Base.__init__(d)
check(d, names[:20])
Base.attr25 = "attr25"
print(d.attr25, getattr(d, "attr25"), getattr(d, "attr26", "none"))
d.attr25 = "own"
print(getattr(d, "attr25"))
del Base.attr25
print(getattr(d, "attr25"), getattr(Base(), "attr25", "none"))


class Hooked(Base):
    def __getattr__(self, name):
        return "made " + name

    @property
    def attr29(self):
        return "property"


h = Hooked()
print(getattr(h, "attr3"), getattr(h, "attr28"), getattr(h, "attr29"))
h.__dict__["attr29"] = "in the dict"
print(getattr(h, "attr29"), h.attr3, getattr(h, "attr9"))
try:
    setattr(h, "attr29", 1)
except AttributeError as e:
    print(e)
print(getattr(d, "".join(["att", "r1", "9"])), hasattr(d, "attr" + str(21)))

# Sites that read attributes of many classes, which change meanwhile.
import gc


class Base:
    tag = "base"
    count = 0

    @classmethod
    def make(cls):
        return cls.__name__ + ":" + cls.tag

    @staticmethod
    def twice(x):
        return x * 2

    def plain(self):
        return "plain"


classes = [type(f"C{n}", (Base,), {"tag": f"tag{n}"} if n % 2 else {}) for n in range(40)]


def tags():
    return [c.tag for c in classes]


def made():
    return [c.make() for c in classes]


def doubled():
    return sum(c.twice(n) for n, c in enumerate(classes))


def readers():
    return [c.make for c in classes[:3]], [c.twice for c in classes[:3]], [c.plain for c in classes[:3]]


for _ in range(3):
    print(tags() == [f"tag{n}" if n % 2 else "base" for n in range(40)], made()[:4], doubled())
methods, statics, plains = readers()
print([m() for m in methods], [s(4) for s in statics], [p(None) for p in plains])

# Values are replaced, and attributes added and deleted.
Base.tag = "changed"
print(tags()[:4])
classes[2].tag = "own"
print(tags()[:4])
del classes[2].tag
print(tags()[:4])
del classes[1].tag
print(tags()[:4], made()[1])
for n in range(100):
    for c in classes:
        c.count += 1
print(Base.count, {c.count for c in classes})

# By something of another kind.
Base.make = staticmethod(lambda: "static")
print(made()[:3])
Base.make = classmethod(lambda cls: cls)
print(made()[:3] == classes[:3])
Base.make = lambda: "function"
print(made()[:3])
Base.make = print
made()
Base.tag = property(lambda self: "property")
print([type(t).__name__ for t in tags()[:4]], classes[0]().tag)
Base.tag = classmethod(lambda cls: "method of " + cls.__name__)
print([t() for t in tags() if callable(t)][:2])


class Reads:
    def __get__(self, owner, cls):
        return "read of " + cls.__name__


Base.tag = Reads()
print(tags()[:2])
del Base.tag
for c in classes:
    c.__bases__ = (Base,)
try:
    tags()
except AttributeError as error:
    print(error)
Base.tag = "again"
print(tags()[:4])


# Metaclasses.
class Meta(type):
    @property
    def tag(cls):
        return "meta " + cls.__name__


class Finds(type):
    def __getattr__(cls, name):
        return f"{cls.__name__} has no {name}"


class Asks(type):
    def __getattribute__(cls, name):
        return f"asked for {name}" if name == "tag" else super().__getattribute__(name)


def of_all(them):
    return [c.tag for c in them]


several = [Meta("M", (), {"tag": 1}), Finds("F", (), {}), Asks("A", (), {"tag": 2}), Finds("G", (), {"tag": 3})]
for _ in range(30):
    found = of_all(classes[:20]), of_all(several)
print(found[1], sorted(set(found[0])))
del several[3].tag
Meta.tag = "plain"
print(of_all(several))
Finds.tag = "of the metaclass"
print(of_all(several))
Finds.tag = property(lambda cls: "first")
print(of_all(several))

# Instances and classes by turns.
mixed = [classes[3], classes[3](), several[1], classes[4](), Base, Base()]
for _ in range(30):
    found = of_all(mixed)
print(found)

# Classes come and go.
for n in range(300):
    new = [type("New", (), {"tag": (n, k), "call": classmethod(lambda cls, k=k: k)}) for k in range(3)]
    assert [c.tag for c in new] == [(n, 0), (n, 1), (n, 2)] == of_all(new)
    assert [c.call() for c in new] == [0, 1, 2]
    if n % 50 == 0:
        del new
        gc.collect()
# Built-in ones, and what is none of them at the end.
builtin = [int, str, dict, list, tuple, set, float, bytes] * 4
print({c.__name__ for c in builtin} == {"int", "str", "dict", "list", "tuple", "set", "float", "bytes"})
print([c.fromkeys("ab") for c in [dict, type("D", (dict,), {})] * 12][-1], len([c.__doc__ for c in builtin + classes]))
try:
    [c.nothing for c in classes]
except AttributeError as error:
    print(error)

# obj[k] of classes: __getitem__ that is a plain function, and everything else it may be.
class Plain:
    def __getitem__(self, key):
        return "plain", key


class Default:
    def __getitem__(self, key, more="default"):
        return key, more


class Gather:
    def __getitem__(self, *keys):
        return keys


class Static:
    @staticmethod
    def __getitem__(key):
        return "static", key


class Klass:
    @classmethod
    def __getitem__(cls, key):
        return cls.__name__, key


class Callable:
    def __call__(self, key):
        return "callable", key


class ByObject:
    __getitem__ = Callable()


class NoneAtAll:
    __getitem__ = None


class Generated:
    def __getitem__(self, key):
        yield key
        yield key + 1


class Raises:
    def __getitem__(self, key):
        raise KeyError(key)


class OfList(list):
    def __getitem__(self, key):
        return "list", super().__getitem__(key)


class OfDict(dict):
    def __missing__(self, key):
        return "missing", key


class Tuples(tuple):
    pass


def item(obj, key):
    try:
        got = obj[key]
        return list(got) if hasattr(got, "send") else got
    except Exception as e:
        return type(e).__name__, str(e)


objects = [
    Plain(), Default(), Gather(), Static(), Klass(), ByObject(), NoneAtAll(), Generated(), Raises(),
    OfList("abc"), OfDict({1: "one"}), Tuples("xyz"), object(), 5, None, b"abc", bytearray(b"abc"),
    memoryview(b"abc"), {1: "dict"}, 2.5,
]
for obj in objects:
    print(type(obj).__name__, item(obj, 1), item(obj, 1) == item(obj, 1))
    print("  far", item(obj, 7), item(obj, -1))

# The method changes, goes and comes back under one instruction.
p = Plain()
print(item(p, 0))
Plain.__getitem__ = lambda self, key: ("other", key)
print(item(p, 0))
del Plain.__getitem__
print(item(p, 0))
Plain.__getitem__ = lambda self, key: self[key - 1] if key else "end"
print(item(p, 5))
p.__getitem__ = lambda key: "of the instance"
print(item(p, 5))


class Base:
    def __getitem__(self, key):
        return "base", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, item):
        return "truthy" if item else ""

    def __neg__(self):
        return "neg"


class Derived(Base):
    pass


d = Derived()
for _ in range(3):
    print(d[1], 1 in d, 0 in d, 0 not in d, -d)
    d[1] = 2
    del d[1]
Derived.__getitem__ = lambda self, key: ("derived", key)
Derived.__contains__ = None
print(d[1], -d)
try:
    1 in d
except TypeError as e:
    print(e)
Base.__neg__ = lambda self: "other"
print(-d)
del Base.__setitem__, Base.__delitem__
for change in ("d[1] = 2", "del d[1]"):
    try:
        exec(change)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


def recursing(obj):
    return obj[obj]


class Deep:
    def __getitem__(self, key):
        return recursing(self)


try:
    recursing(Deep())
except RecursionError as e:
    print("RecursionError")

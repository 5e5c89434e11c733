# Items of bytes and bytearrays, read and written at one place with keys and values of all kinds;
# fields of named tuples; names of parameters far behind in a signature.
import array
import collections


class Sub(bytearray):
    def __getitem__(self, key):
        return ("own", key)

    def __setitem__(self, key, value):
        print("set", key, value)


class Index:
    def __index__(self):
        return 1

    def __repr__(self):
        return "Index()"


def get(x, key):
    return x[key]


def put(x, key, value):
    x[key] = value


for x in [b"abc", bytearray(b"abc"), Sub(b"abc"), b"", bytearray(), array.array("B", b"ab"), "abc"]:
    for key in [0, 2, -1, -3, 3, -4, True, Index(), 2**70, 1.5, "a", slice(1, None)]:
        try:
            print(get(x, key), end=" ")
        except (IndexError, TypeError) as e:
            print(f"{type(e).__name__}: {e}", end=" ")
    print()
for x in [bytearray(b"abc"), Sub(b"abc"), bytearray(), b"abc", array.array("B", b"ab")]:
    for key, value in [(0, 65), (-1, 66), (1, 256), (1, -1), (3, 1), (True, 67), (Index(), Index()),
                       (0, True), (0, "a"), ("a", 0), (0, 1.5), (slice(0, 1), b"xy")]:
        try:
            put(x, key, value)
        except (IndexError, TypeError, ValueError, OverflowError) as e:
            print(f"{type(e).__name__}: {e}", end=" ")
    print(x)
view = bytearray(b"abc")
held = memoryview(view)
for i in range(3):
    put(view, i, 48 + i)
print(bytes(held), view)

Pair = collections.namedtuple("Pair", "first second")


class Named(Pair):
    @property
    def second(self):
        return "own"


class Falls(Pair):
    def __getattr__(self, name):
        return "fallback " + name


for p in [Pair(1, 2), Pair("a", "b"), Named(1, 2), Falls(1, 2), Pair(3, 4)]:
    for i in range(3):
        row = p.first, p.second, getattr(p, "third", None)
    print(row, p._replace(first=5), p._asdict())
try:
    Pair.first.__get__(5)
except TypeError as e:
    print(e)


def by_keyword():
    import io
    import json
    f = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="strict", newline="\n",
                         line_buffering=False, write_through=True)
    f.write("\xe9a")
    yield f.buffer.getvalue()
    yield json.dumps({"b": 1, "a": [1]}, indent=1, sort_keys=True, separators=(",", ":"))
    yield "a,b".split(sep=",", maxsplit=-1), (5).to_bytes(length=2, byteorder="little", signed=True)
    for bad in (lambda: "a".split(se=","), lambda: "a".split(sepa=","), lambda: sorted([], ke=None),
                lambda: "a".split(**{"\xe9": 1}), lambda: int.from_bytes(b"a", "big", sign=True),
                lambda: (5).to_bytes(1, "big", signed=True, lenght=1), lambda: print(ends=""),
                lambda: open("x", mode="r", mod="r"), lambda: sum([1], start=2)):
        try:
            yield bad()
        except TypeError as e:
            yield str(e)


print(*by_keyword(), sep="\n")

# replace, split and count of texts and needles of all lengths and widths, with and without limits,
# of needles that overlap themselves and of places that look right but are not.
from hashlib import md5


def digest(parts):
    text = "|".join(map(repr, parts))
    return len(text), md5(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def texts(a, b):
    for length in (*range(0, 36), 47, 48, 49, 63, 64, 65, 100):
        yield a * length
        yield (a + b) * (length // 2) + a * (length % 2)
        yield (a * 3 + b) * (length // 4)
        yield a * (length // 2) + b + a * (length // 2)


def results(text, needle, to):
    for limit in (-1, 0, 1, 2, 31, 32, 33, 1000):
        yield text.replace(needle, to, limit)
        yield text.split(needle, limit)
    yield text.replace(needle, to)
    yield text.count(needle)
    yield text.rsplit(needle, 1)
    yield text.partition(needle)


for a, b in ("a", "b"), ("a", "é"), ("é", "ü"), ("a", "€"), ("€", "a"), ("😀", "a"), ("😀", "€"):
    needles = a, b, a + b, a * 2, a * 3, a + b + a, a * 3 + b, b + a * 20
    replaced = "", "x", b, a + b, "xyz", "ß", "Ж", "😀"
    found = []
    for text in texts(a, b):
        for i, needle in enumerate(needles):
            found += results(text, needle, replaced[(i + len(text)) % len(replaced)])
    print(ascii(a + b), *digest(found))

# Many places look right by the first and the last character.
wrong, right = "axxxb", "axyxb"
for text in wrong * 500 + right + wrong * 100 + right, "ab" * 1000 + "acb":
    for needle in right, "acb", "axyxb" * 2:
        print(text.count(needle), len(text.replace(needle, "??")), [len(p) for p in text.split(needle)])
        data, piece = text.encode(), needle.encode()
        print(data.count(piece), len(data.replace(piece, b"??")), [len(p) for p in data.split(piece)])


# What is the same object, what is of which type.
class Text(str):
    pass


class Data(bytes):
    pass


s, t = "some text", Text("some text")
print(s.replace("z", "y") is s, s.replace("e", "e") is s, s.replace("e", "f", 0) is s, type(t.replace("z", "y")))
print(type(t.replace("e", Text("f"))), t.replace(Text("e"), "f"), s.split("z")[0] is s, type(t.split("z")[0]))
d, e, f = b"some data", Data(b"some data"), bytearray(b"some data")
for of in d, e, f:
    for got in of.replace(b"z", b"y"), of.replace(b"a", b""), of.replace(b"", b"-"), of.replace(b"", b"-", 3), of.replace(b"a", bytearray(b"bb"), 1):
        print(type(got).__name__, bytes(got), got is of)
    print([type(p).__name__ for p in of.split(b" ")], of.split(b"z"), of.split(b"z")[0] is of, of.split(), of.split(b"a", 1), of.rsplit(b"a", 1))
print(b"".replace(b"", b"x"), b"ab".replace(b"", b""), b"ab".replace(b"", b"x", 0), b"ab".replace(b"", b"x", 100))
for bad in lambda: s.replace(1, "x"), lambda: s.replace("x", b"x"), lambda: d.replace("a", b"x"), lambda: s.split(""), lambda: d.split(b""), lambda: s.replace("x", "y", "z"), lambda: s.split(1):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

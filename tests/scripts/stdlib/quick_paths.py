# Paths of their own for what is usual: they answer as the general ones do.
import base64
import binascii
import bisect
import collections
import heapq
import math
import struct

for size in list(range(10)) + [57, 100]:
    data = bytes((i * 37 + size) % 256 for i in range(size))
    encoded = base64.b64encode(data)
    assert base64.b64decode(encoded) == data and bytes.fromhex(data.hex()) == data == binascii.unhexlify(binascii.hexlify(data))
    print(encoded.decode(), data.hex(), data.hex("-", 2), binascii.crc32(data), binascii.crc32(data, 7))
for text in ("0g", "0", "0x", "00 1", "ab\tCD ef", "é0", "0é"):
    try:
        print(bytes.fromhex(text))
    except ValueError as error:
        print(error)
print([math.comb(n, k) for n, k in ((0, 0), (5, 2), (50, 20), (62, 31), (66, 33), (67, 33), (68, 34), (200, 3), (10, 11))])
print(math.comb(10**18, 2), math.comb(2**70, 1), math.comb(100, 50))

# Packed bytes: formats are remembered, errors are not.
for order in ("@", "=", "<", ">", "!"):
    for code, values in (("b", (-128, 127)), ("B", (0, 255)), ("h", (-2**15, 2**15 - 1)), ("H", (2**16 - 1,)), ("i", (-2**31,)),
                         ("I", (2**32 - 1,)), ("q", (-2**63, 2**63 - 1)), ("Q", (2**64 - 1, 5)), ("f", (1.5, 3)), ("d", (0.1, -0.0, 7))):
        for value in values:
            packed = struct.pack(order + code, value)
            assert struct.unpack(order + code, packed) == (value,), (order, code, value)
        print(order, code, packed.hex(), end=" ")
    print()
for form, values in (("b", (128,)), ("B", (-1,)), ("H", (2**16,)), ("i", (2**31,)), ("Q", (-1,)), ("q", (2**63,)), ("b", ("x",)),
                     ("f", ("x",)), ("<f", (1e300,)), ("z", (1,)), ("2h", (1,)), ("b", (1.0,)), (5, ())):
    for _ in range(2):
        try:
            print(struct.pack(form, *values))
        except (struct.error, TypeError, OverflowError) as error:
            print(type(error).__name__, error)
for i in range(250):
    assert struct.calcsize(f"{i}s{i}x") == 2 * i
print(struct.calcsize(b"ih"), struct.unpack(b">hh", b"\0\1\0\2"), struct.pack("?c3sp", True, b"a", b"abcd", b"zz"))


class Tally(dict):
    def __delitem__(self, key):
        pass


class Loud(dict):
    def __setitem__(self, key, value):
        stored.append((key, value))
        super().__setitem__(key, value)


stored = []
tally, loud = Tally(a=5), Loud()
collections._count_elements(tally, "abca")
collections._count_elements(loud, "aab")
print(tally, loud, stored, collections.Counter("mississippi").most_common(), collections.Counter([1, True, 1.0, "1"]))

# The same key comes and goes at the end of a dict; others in between.
table = dict.fromkeys(range(150))
for i in range(2000):
    table["last"] = i
    assert table["last"] == i and len(table) == 151
    if i % 3 == 0:
        table[-i - 1] = i
        del table[-i - 1]
    del table["last"]
    assert "last" not in table and len(table) == 150 and list(table) == list(range(150))
for i in range(500):
    for k in range(i % 7):
        table["k", k] = k
    for k in reversed(range(i % 7)):
        assert table.popitem() == (("k", k), k)
copies = dict(table), {**table, "x": 1}, table | {}, table.copy()
for copy in copies:
    assert list(copy)[:150] == list(table)
    copy["new"] = 1
    del copy[0]
assert 0 in table and "new" not in table
empty = {"gone": 1}
del empty["gone"]
empty.update({"a": 1, 5: 2})
print(empty, list(empty), len(table))

items = [3, 1, 2.5, 2]
print(min(items), max(items), min("b", "a"), max([0.5, 0.25]), max([(1, 2), (1, 3)]), min([2, 1.5, True]), max("abc"), min([-0.0, 0.0]))
print(max([1, 1.0, True]), min([1.0, 1]), max(["a", "b"], key=lambda c: -ord(c)), sum([0.1] * 10), sum([1, 2.5, 3]), sum([2**62] * 4))
nan = float("nan")
print(max([1.0, nan]), max([nan, 1.0]), min(nan, 1), sorted([2, 1, 1.5]), [nan] == [nan], nan in [nan], 1.0 in (1,), (nan,) == (nan,))
for sequence in ([1, 2, 2, 3], (1, 2, 2, 3), [1.0, 2.0, 2.0, 3.0], ["a", "b"]):
    probe = "aa" if sequence[0] == "a" else 2
    print(bisect.bisect_left(sequence, probe), bisect.bisect(sequence, probe), end=" ")
heap = [5, 3.5, 8, 1, 9, 2]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(6)])


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)


group = {Same(1), Same(2), 7, "x"}
group.discard(Same(2))
group.add(Same(3))
group.add(7)
print(len(group), Same(1) in group, Same(7) in group, 7 in group, len(group | {Same(1), Same(4)}), len(group & {Same(3), 7}))
mixed = {1, 2.0, "a", (1, 2), None}
mixed -= {2, "b"}
mixed ^= {1.0, 3}
print(len(mixed), sorted(map(str, mixed)))

# Text by tables, cases of all scripts, and codecs.
table = str.maketrans({"a": "b", "b": None, "c": "long", "d": "é", "e": 0x65e5})
for text in ("abcde", "aaaa", "bbb", "", "éa日", "xyz"):
    print(text.translate(table), text.translate({ord("a"): 65, 0xe9: "E"}), text.translate({}), end=" ")
print("abc".translate(str.maketrans("abc", "xyz", "b")))


class Shift(dict):
    def __missing__(self, key):
        return key + 1


print("abc".translate(Shift()), "a\tbc\td".expandtabs(4), "no tabs".expandtabs(), "é\t日\t".expandtabs(3))
for text in ("ΑΣ ΑΣΑ Σ", "İstanbul ßΣ", "ŉ ǰ ﬁ Ǆ", "é" * 200 + "Σ", "日本 abc Éa", "ᾳ ᾼ ÿ µ", "\U00010400\U0001e900"):
    print(text.lower(), text.upper(), text.casefold(), text.title(), text.swapcase(), text.capitalize(), sep="|")
for text in ("abc", "é", "aé日", "😀x", "", "\ufeffx", "é" * 300, "日" * 130 + "😀" * 70):
    for codec in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        data = text.encode(codec)
        assert data.decode(codec) == (text if codec != "utf-8-sig" else text), (text[:5], codec)
    print(text[:6].encode("utf-16-be").hex(), text[:6].encode().hex(), len(text.encode("utf-16")), end=" ")
print(ascii("aé日😀\ud800'"))
for bad in ("\ud800", "a\udfffb", "日\ud83d"):
    for codec in ("utf-8", "utf-16", "utf-16-be"):
        try:
            bad.encode(codec)
        except UnicodeEncodeError as error:
            print(error)
    print(bad.encode("utf-16-le", "surrogatepass"), bad.encode("utf-8", "replace"))
for data in (b"\xd8\x00", b"\x00\xd8\x00\x00", b"a\x00\x00\xdc", b"a\x00b", b"\x3d\xd8\x00\xde" * 90 + b"x\x00" * 200):
    try:
        print(data.decode("utf-16-le")[-3:])
    except UnicodeDecodeError as error:
        print(error)
    print(len(data.decode("utf-16-le", "replace")))
print(list(b"ab\xff"), [*b""], [0, *b"z"], list(bytearray(b"xy")))

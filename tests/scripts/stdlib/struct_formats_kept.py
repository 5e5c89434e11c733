# Formats that are used again, equal ones of other objects, more than are kept; ints at the ends of
# every item's range; gaps.
import struct

for _ in range(3):
    print(struct.pack("<IHB", 1, 2, 3), struct.unpack("<IHB", b"\1\0\0\0\2\0\3"), struct.calcsize("<IHB"))
    print(struct.pack(b"<IHB", 1, 2, 3), struct.pack("".join(["<I", "HB"]), 1, 2, 3))
sizes = set()
for turn in range(2):
    for n in range(150):
        f = f"{n}sB"
        sizes.add((f, struct.calcsize(f)))
        assert struct.unpack(f, struct.pack(f, b"x" * n, n)) == (b"x" * n, n)
print(len(sizes))
struct._clearcache()
print(struct.pack("<IHB", 1, 2, 3))


class Text(str):
    pass


print(struct.pack(Text(">H"), 258), struct.calcsize(Text("3x")))
for wrong in ("z", "5", "\xff", 7, None, bytearray(b"H"), ["H"]):
    try:
        struct.calcsize(wrong)
    except Exception as e:
        print(type(e).__name__, e)

for code in "bBhHiIlLqQ":
    for prefix in "<>@!=":
        size = struct.calcsize(prefix + code)
        bits = size * 8 - (1 if code.islower() else 0)
        least, most = (-(1 << bits) if code.islower() else 0), (1 << bits) - 1
        for value in (least, most, least + 1, most - 1, 0, 1):
            packed = struct.pack(prefix + code, value)
            assert struct.unpack(prefix + code, packed) == (value,), (prefix, code, value)
            assert len(packed) == size
        for value in (least - 1, most + 1, 2**80, -(2**80), 1.5, "1", None):
            try:
                struct.pack(prefix + code, value)
            except struct.error as e:
                if prefix in "<@":
                    print(prefix + code, value, e)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("asked")
        return self.n


print(struct.pack("<hB", Index(-2), Index(7)), struct.pack("B", True))
try:
    struct.pack("b", Index(128))
except struct.error as e:
    print(e)
print(struct.pack("nNP", -1, 1, 2**64 - 1), struct.unpack("nNP", struct.pack("nNP", -1, 1, 2**64 - 1)))
print(struct.pack("<P" if False else "P", 5))
# Gaps are zero, text is padded, counts.
print(struct.pack("bhbi", 1, 2, 3, 4), struct.pack("<b3xh", 1, 2), struct.pack("bq0i", 1, 2), struct.pack("3x"))
print(struct.pack("5sb", b"ab", 1), struct.pack("2s", b"abcd"), struct.pack("0sB", b"ab", 1), struct.pack("4pB", b"abcdef", 9))
print(struct.pack(">3H2?c", 1, 2, 3, [], "x", b"z"), struct.unpack(">3H2?c", b"\0\1\0\2\0\3\0\1z"))
print(struct.unpack("<efd", struct.pack("<efd", 1.5, 2.25, -1e300)), struct.unpack("3s2x1p", b"abc\0\0\0"))
for call in (
    lambda: struct.pack("<I"),
    lambda: struct.pack("<I", 1, 2),
    lambda: struct.unpack("<I", b"abc"),
    lambda: struct.unpack_from("<I", b"abcdef", 3),
    lambda: struct.unpack_from("<I", b"abcdef", -7),
    lambda: struct.pack(format="<I"),
    lambda: struct.unpack("<I"),
):
    try:
        print(call())
    except (struct.error, TypeError) as e:
        print(type(e).__name__, e)
print(struct.unpack_from("<H", b"abcdef", -2), struct.unpack_from("<H", buffer=b"abcdef", offset=1))


# A format that changes while it packs.
class Changes:
    def __index__(self):
        s.__init__("<Q")
        struct._clearcache()
        return 1


s = struct.Struct("<HH")
print(struct.pack("<HH", Changes(), 2))

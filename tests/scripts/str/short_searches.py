# Finding pieces near the end of texts of all short lengths, where the search has few places left;
# splitting, replacing and counting there, in str and bytes; characters by index.
total = 0
for length in range(0, 60):
    text = ("abcab" * 12)[:length]
    for piece in ["a", "ab", "ca", "abc", "bcabc", "abcabcabcab", "b" * 20, "cabab" * 4]:
        raw, sought = text.encode(), piece.encode()
        found = (text.find(piece), text.rfind(piece), text.count(piece), piece in text,
                 text.find(piece, 7), text.find(piece, -9), text.find(piece, 3, length - 2))
        same = (raw.find(sought), raw.rfind(sought), raw.count(sought), sought in raw,
                raw.find(sought, 7), raw.find(sought, -9), raw.find(sought, 3, length - 2))
        assert found == same, (text, piece, found, same)
        assert text.replace(piece, "--").encode() == raw.replace(sought, b"--")
        assert piece.join(text.split(piece)) == text and piece.join(text.rsplit(piece)) == text
        assert [part.encode() for part in text.split(piece, 2)] == raw.split(sought, 2)
        for number in found:
            total = (total * 7 + number) % 1000003
print(total)
for text in ["", ",", "a", "a,b", ",a,,b,", "\xe9,b", "\u4e2d,b,", "a\xe9b"]:
    print(text.split(","), text.split(",", 1), text.split("\xe9"), text.rsplit(",", 1),
          text.partition(","), text.rpartition(","), list(text), tuple(text), sorted(set(text)))
for text in ["abc", "\xe9bc", "\u4e2dbc", ""]:
    for at in (0, -1, 2, -3, 3, -4, True):
        try:
            print(ascii(text[at]), end=" ")
        except IndexError as e:
            print(e, end=" ")
    print()
print("-" * 5, "ab" * 3, "\xe9" * 3, "\u4e2d" * 2, "" * 9, "x" * 0, "x" * -1, "x" * True)
print([1] * 3, 2 * [1, 2], (1,) * 2, 2 * (1, 2), b"ab" * 2, [] * 5, [1] * -1, [1] * True)
print([1] + [2], (1,) + (2,), b"a" + b"b", [] + [], () + (1,))
for f in (lambda: [1] + (2,), lambda: (1,) + [2], lambda: b"a" + "b", lambda: [1] * 1.5,
          lambda: [1] * "a", lambda: "a" * 2**62, lambda: (1, 2) * 2**61, lambda: [1] + 1):
    try:
        print(f())
    except (TypeError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)


class L(list):
    def __add__(self, other):
        return "L+"

    def __rmul__(self, other):
        return "L*"


print(L([1]) + [2], [1] + L([2]), 2 * L([1]), L([1]) * 2)
t = (1, 2, 3, 4)
print(t[1:], t[:-1], t[:], t[5:], t[2:1], t[:] is t, b"abcd"[1:], b"abcd"[:-9], b"abcd"[:2], b""[1:])


class Joins:
    def __init__(self, items):
        self.items = items

    def __radd__(self, other):
        self.items.clear()
        return other


items = [1, 2, 3]
items.insert(1, Joins(items))
print(sum(items), items, sum([1, 2.5, 3]), sum((True, 2, 3.5)), sum([0.1] * 10), sum([2**62] * 3),
      sum([1, 2], 1.5), sum([], 2.5), sum([[1], [2]], []), sum(range(5), 1), sum(b"ab"), sum([-0.0], -0.0))
for spelling in ("utf-8", "utf8", "UTF-8", "ascii", "latin-1", "latin1", "Utf_8", "us-ascii"):
    print("abc".encode(spelling), b"abc".decode(spelling), b"".decode(spelling), "".encode(spelling))
for f in (lambda: b"\xe9".decode("ascii"), lambda: "\xe9".encode("ascii"), lambda: b"\xff".decode(),
          lambda: "a".encode("nothing"), lambda: "\ud800".encode()):
    try:
        print(f())
    except (UnicodeError, LookupError) as e:
        print(e)
import math
print([math.factorial(n) for n in (0, 1, 20, 21)], math.perm(10, 3), math.perm(100, 40), math.perm(5, 0),
      math.perm(2**70, 0), math.perm(2**70, 2), math.perm(3, 5), math.isqrt(2**62 - 1), math.isqrt(0),
      math.isqrt(2**61), [math.isqrt(n * n - 1) for n in (2, 3, 2**20, 2**30, 2**31 - 1)],
      [math.isqrt(n * n) for n in (2, 3, 2**20, 2**30, 2**31 - 1)], math.gcd(2**62, 6), math.lcm(2**40, 3**20))

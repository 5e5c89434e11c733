# Where built-in code has a short way for the usual operands, and others must come out the same.
import itertools
import math
import pickle


class Byte:
    def __init__(self, value, action=None):
        self.value, self.action = value, action

    def __index__(self):
        if self.action:
            self.action()
        return self.value


class I(int):
    pass


class L(list):
    def __reversed__(self):
        return "mine"


class M(list):
    pass


# bytes of items
shrinking = [1, Byte(2, lambda: shrinking.clear()), 3]
growing = [1, Byte(2, lambda: growing.append(9) if len(growing) < 5 else None), Byte(3)]
for items in (
    [], (), [0, 255, 7], (1, 2), list(range(256)), [True, 3], [I(5), 6], (Byte(7), 8), shrinking, growing,
    [256], [-1], (3, -2**70), [2**62], [1.5], ["a"], (None,), [1, [2]], [0.0], M([1, 2]), (b"a",),
):
    for make in (bytes, bytearray):
        try:
            print(make(items), end=" ")
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e, end=" ")
    print()

# reversed
l = [1, 2, 3]
r = reversed(l)
print(next(r), l.append(4), list(r), list(reversed([])), reversed(L([1])), list(reversed(M([1, 2]))))
print(type(reversed(l)).__name__, type(reversed((1,))).__name__, reversed(l).__length_hint__())
for call in (lambda: reversed(1), lambda: reversed(), lambda: reversed(l, 2), lambda: reversed(sequence=l)):
    try:
        call()
    except TypeError as e:
        print(e)

# groupby
nan = math.nan
print([(k, list(g)) for k, g in itertools.groupby([1, 1.0, True, 2, I(2), "a", "a", nan, nan, float("nan"), None])])
kept = list(itertools.groupby("aab"))
print([k for k, g in kept], [list(g) for k, g in kept])
print([len(list(g)) for k, g in itertools.groupby(range(10), lambda v: v // 4)])

# repeating, at the sizes where the way changes
for text in ("a", "ab", "abc", "\xe9b", "\u20acx", "\U0001f600y", "x" * 17):
    for count in (0, 1, 2, 3, 5, 8, 21, 22, 40, 100, -1, True, I(3)):
        made = text * count
        assert made == "".join([text] * count) and len(made) == len(text) * max(count, 0)
        data = text.encode()
        assert data * count == b"".join([data] * count) == bytes(bytearray(data) * count)
        array = bytearray(data)
        array *= count
        assert array == data * count

# pieces of text beyond ASCII
text = "h\xe9llo w\xf6rld x \xff\xfe end\u20ac"
for t in (text, text[:-1], text[:5], "\xe9 \xe8"):
    print(t.split(), t.split(" "), t.partition(" "), t[1:], t[:4], t[6:8].isascii(), t.rsplit(" ", 1))
    for i in range(len(t)):
        for j in range(i, len(t)):
            assert t[i:j] == "".join(list(t)[i:j]) and t[i:j].isascii() == all(ord(c) < 128 for c in t[i:j])
            assert {t[i:j]: 1} == {"".join(list(t)[i:j]): 1}

# ints of classes
i, j = I(7), I(-2**70)
print(i + j, i - 3, 3 - i, i * i, i // 2, -i, i & 3, i << 2, i < j, i == 7, type(i + i).__name__, i + True, divmod(j, i))
for other in ("a", None, [1], 1.5, 2j):
    try:
        print(i + other, end=" ")
    except TypeError as e:
        print(e, end=" ")
print(I.__add__(i, "a"), int.__add__(True, i), int.__lt__(i, 1.5))

shared = ["a", {"b": (1, 2)}]
many = [shared, shared, [str(n) for n in range(40)], {n: [n] for n in range(40)}]
for protocol in range(6):
    loader = pickle.loads(pickle.dumps(many, protocol))
    print(loader == many, loader[0] is loader[1], end=" ")
print()

# Sets of the characters of a text, bytes in bytes, and comparing what looks alike.
from collections import namedtuple
from datetime import timedelta


class Text(str):
    def __iter__(self):
        return iter("zz")


for text in ("", "a", "hello", "h\u00e9llo", "\u0000\u0001\u00ff", "\u4e2d\u6587\u4e2d", "a\U0001f600a", "x" * 300, Text("abc")):
    made = set(text)
    print(ascii(sorted(made)), len(frozenset(text)), made == set(list(text)), all(c in made for c in text))
s = {"a"}
s.update("banana", "cab")
print(sorted(s), sorted(s.union("xyz")), sorted(s & set("abz")), s.issuperset("ab"), sorted(s.difference("a")))
fresh = set("".join(chr(i) for i in range(256)))
print(len(fresh), sum(map(ord, fresh)))

data = b"key=value\x00\xff"
for holder in (data, bytearray(data), b"", bytearray()):
    print([x in holder for x in (0, 61, 255, True, b"", b"key", b"=", b"nope", bytearray(b"va"), memoryview(b"al"))])
    for x in (-1, 256, 10**20, "k", None, 1.5):
        try:
            print(x in holder)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 61


print(Index() in data, Index() in bytearray(data))

P, Q = namedtuple("P", "x y"), namedtuple("Q", "x y")


class L(list):
    pass


class D(dict):
    pass


class Delta(timedelta):
    pass


alike = [P(1, 2), Q(1, 2), (1, 2), [1, 2], L([1, 2]), {1: 2}, D({1: 2}), timedelta(1), Delta(1), 5, None]
for a in alike:
    shown = []
    for b in alike:
        shown.append((a == b, a != b))
        try:
            shown.append(a <= b)
        except TypeError:
            shown.append("no")
    print(shown)
for cls, other in ((tuple, 5), (list, 5), (dict, 5), (timedelta, 5)):
    for f in (lambda: cls.__eq__(cls(), other), lambda: cls.__eq__(other, cls()), lambda: cls.__lt__(cls(), other)):
        try:
            print(f())
        except TypeError as e:
            print(e)
print([1, 2] * 3, 3 * [1, 2], (1, "a") * 2, 2 * (1,), "ab" * 3, b"ab" * 2, [] * 5, () * 5, [1] * 0, [1] * -1, [1] * True)
for f in (lambda: [1] * 2.0, lambda: (1,) * "a", lambda: [1] * [2], lambda: "a" * None, lambda: 2.0 * [1], lambda: [1] * 10**20):
    try:
        f()
    except (TypeError, OverflowError) as e:
        print(e)

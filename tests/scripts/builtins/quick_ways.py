# Quick ways beside the general ones: each with what it must leave to them.
import contextvars
import functools
import posixpath
from enum import IntEnum


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


# paths, also in wide characters and bytes
for path in ("", "/", "//", "///", "a/./b/../c", "../a/..", "./../../a//b/", "//a/..", "/..", "/../a",
             "a/../../b", "é/../a", "日/本/../x", "😀/..", ".", "..", "a/b/.."):
    print(repr(posixpath.normpath(path)), posixpath.normpath(path.encode()))
show(posixpath.normpath, 3)
print(ascii(posixpath.normpath("é/../a")), posixpath.normpath("é/../a") == "a")

# partial: keywords at the call alone, at the partial alone, at both, many
def whole(*args, **keywords):
    return args, keywords


plain = functools.partial(whole, 1)
named = functools.partial(whole, 1, k=2)
print(plain(c=3), plain(2, c=3), named(c=3), named(k=3), named(), plain())
print(plain(2, 3, 4, 5, 6, 7, 8, a=9, b=10))
show(plain, 1, *[2] * 9, **{"a": 1})

# a cache is a method of its class
class Holder:
    @functools.lru_cache(maxsize=None)
    def twice(self, n):
        return n * 2

    @functools.lru_cache(maxsize=2)
    def thrice(self, n):
        return n * 3


holder = Holder()
print([holder.twice(n) for n in (1, 2, 1)], Holder.twice(holder, 1), Holder.twice.cache_info())
print([holder.thrice(n) for n in (1, 2, 3, 1)], holder.thrice.__self__ is holder)
for n in range(4):
    if n == 2:
        Holder.twice = lambda self, n: "replaced"
    if n == 3:
        holder.twice = lambda n: "own"
    print(holder.twice(n), end=" ")
print()

# ** with several mappings
class Odd(str):
    pass


class Mapping:
    def keys(self):
        return ["x"]

    def __getitem__(self, key):
        return 5


print(whole(**{"a": 1}, **{"b": 2}), whole(**{}, z=1), whole(z=1, **{Odd("a"): 2}))
show(lambda: whole(**{"a": 1}, **{"a": 2}))
show(lambda: whole(a=1, **{"a": 2}))
show(lambda: whole(**{"a": 1}, **{1: 2}))
show(lambda: whole(**Mapping(), **{"x": 2}))
print(whole(**Mapping(), **{"y": 2}))

# digits in groups of bits
for number in (2**62, 2**64, 2**64 - 1, 3**50, -(3**50), 7**300, -(2**1023), 1 << 1000):
    print(hex(number)[:30], oct(number)[-20:], bin(number)[:40], len(bin(number)), f"{number:x}"[-9:])
    assert int(hex(number), 16) == int(oct(number), 8) == int(bin(number), 2) == number
for text in ("1" * 18, "9" * 19, "-" + "9" * 36, "1" * 36, "1" * 37, "0" * 30 + "7", "1_0" * 9,
             "+" + "5" * 20, " " + "6" * 20 + " ", "9" * 18 + "x", "9" * 30 + "_", "-", "٣" * 20):
    show(int, text)

# coding names
for name in ("utf-16", "UTF-16", "utf_16", "utf-16-le", "utf-32-be", "utf-8-sig", "raw-unicode-escape",
             "iso8859-1", "unknown", "hex"):
    show("aé😀".encode, name)

# context variables: copies and iterators keep what they have
variable = contextvars.ContextVar("variable", default=0)
token = variable.set(1)
copied = contextvars.copy_context()
variable.set(2)
walk = iter(copied)
print(variable.get(), copied[variable], copied.run(variable.get))
copied.run(variable.set, 7)
print(copied[variable], variable.get(), list(walk) == [variable])
items = contextvars.copy_context().items()
variable.reset(token)
print(variable.get(), len(items), variable in contextvars.copy_context())

# operators of classes below int
class Whole(int):
    pass


class Adder(Whole):
    def __radd__(self, other):
        return "radd"

    def __eq__(self, other):
        return "eq"

    __hash__ = int.__hash__


class Level(IntEnum):
    LOW = 1
    HIGH = 2**61


a, b, big = Whole(5), Whole(-7), Whole(2**61)
print(a + b, a - b, a * b, a + 1, 1 - a, a < b, a == 5, a != b, a + Adder(1), Adder(1) + a, a == Adder(5))
print(big + big, big - -big, big * big, big + 1, big == 2**61, Whole(2**200) + a, Whole(0) - a, a + True)
print(Level.HIGH + Level.HIGH, Level.LOW < Level.HIGH, Level.LOW == 1, Level.LOW + 0.5, Level.LOW - a)
show(lambda: a + "x")
show(lambda: a < "x")


class Items(list):
    pass


class Texts(str):
    pass


print(Items([1]) + [2], Items([1]) + Items([2]), Texts("a") + "b", Texts("a") + Texts("b"))
show(lambda: Items([1]) + (2,))
show(lambda: Texts("a") + 1)


class Grown(list):
    def __add__(self, other):
        return "add"

    def __iadd__(self, other):
        return "iadd"


grown = Grown()
print(grown + [1], Items() + grown)
grown += [1]
print(grown)
items = items_before = Items([1])
items += (2,)
print(items, items is items_before)

# unions, equal bytes, formatted words
print(int | None, None | int, int | int, int | str | None, (int | None) == (None | int), type(None) | None)
print(b"ab" == bytearray(b"ab"), bytearray(b"ab") == b"ab", b"ab" == bytearray(), bytearray() != b"",
      b"" == memoryview(b""), bytearray(b"a") == "a")
print(f"{True} {False} {None}", format(True), format(None), f"{True:5}|{False:>6}", format(True, "d"))
show(format, None, "5")

# '%s' once
class Shown(str):
    def __str__(self):
        return "shown"


text = "text"
print("%s" % text is text, "%s" % (text,) is text, "a %s" % text, "%s b" % text, "a %s b" % (text,))
print("%s" % "é", "é%s" % text, "a%s" % "日", "%s%%" % text, "%5s|" % text, "%s" % Shown("x"), "%s" % 3)
for form, value in (("%s %s", text), ("%", text), ("%s %", text), ("100%s", ()), ("%s", (1, 2)), ("", text),
                    ("no", (text,)), ("%d", text), ("%s", ())):
    show(lambda: form % value)

# dicts of all small sizes joined
for left in range(10):
    for right in (0, 1, 3, 6, 9):
        first = {str(n): n for n in range(left)}
        second = {str(n): -n for n in range(5, 5 + right)}
        joined = first | second
        joined["new"] = 1
        assert list(joined.items()) == list(dict([*first.items(), *second.items(), ("new", 1)]).items())
        assert len(first) == left and len(second) == right
holes = {1: 2, 3: 4, 5: 6}
del holes[1]
print(holes | {7: 8, 9: 10}, {1.5: [2]} | holes, type(functools.OrderedDict if 0 else {}) is dict)

# zips of three and more whose tuples are kept
def some(count, fails=False):
    yield from range(count)
    if fails:
        raise ValueError("over")


print(list(zip([1, 2, 3], "abc", (7, 8, 9))), list(zip([1, 2, 3], some(2), [4, 5, 6], "wxyz")))
for kept in (list, lambda them: [a + b + c for a, b, c in them]):
    show(kept, zip([1, 2, 3], some(2, True), [4, 5, 6]))
    show(kept, zip([1, 2, 3], [4, 5, 6], [7, 8], strict=True))
    show(kept, zip([1, 2], [4, 5], [7, 8, 9], strict=True))
print(len(list(zip(*[range(5)] * 7))), [len(t) for t in zip(*[[1, 2]] * 6)])

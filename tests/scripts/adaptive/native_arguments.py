# Native functions called at one place with few arguments, with all of them, by keyword, wrongly; and
# what is called there changes meanwhile.


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def site0(owner, name):
    return [getattr(owner, name)() for _ in range(3)][-1]


class Text:
    def __init__(self, text):
        self.text = text

    def split(self, by=None, most=-1):
        return ["own", by, most]

    def find(self, what):
        return "found " + what

    def append(self, item):
        self.text += str(item)


class Chopped(str):
    pass


class Reversed(str):
    def split(self, by=None, most=-1):
        return super().split(by, most)[::-1]


# One place, left out or given, of a str, a subclass, bytes, an object.
for owner in ("a b c", Chopped("d e f"), Reversed("g h i"), Text("x"), "j k", b"l m"):
    print(owner.split() if isinstance(owner, bytes) else owner.split(" "), end=" ")
    print(attempt(owner.split), attempt(owner.split, None, 1))
for _ in range(20):
    for owner in ("abc", Text("x"), Chopped("cab")):
        hit = owner.find("c")
print(hit)

table = {"a": 1, None: "none"}
for key in ("a", "b", None, 1.0, (1, 2)) * 3:
    one, two = table.get(key), table.get(key, "other")
    print(one, two, table.pop(key, "gone"), table.setdefault(key, key), sep=";")
print(attempt(table.get), attempt(table.get, 1, 2, 3), attempt(table.get, []), sep="\n")
print(attempt(table.get, key=1), attempt(table.pop), attempt(table.pop, "absent"), sep="\n")


# append: of a list, a subclass with and without one of its own, something else.
class Plain(list):
    pass


class Doubling(list):
    def append(self, item):
        super().append(item * 2)


def fill(target, count):
    for i in range(count):
        target.append(i)
    return target


for target in ([], Plain(), Doubling(), bytearray(), [], Plain()):
    print(fill(target, 9))
holder = Text("")
print(fill(holder, 3).text)
Plain.append = lambda self, item: list.append(self, -item)
print(fill(Plain(), 4))
del Plain.append
print(fill(Plain(), 4))

# Keyword-only parameters, given or not; any number of positional ones.
words = ["pear", "fig", "apple", "kiwi"]
for _ in range(3):
    print(sorted(words), sorted(words, key=len), sorted(words, reverse=True), max(words, key=len))
    print(sorted(words, reverse=True, key=lambda w: w[-1]), min(3, 1, 2), max(3, 1, 2, key=lambda x: -x))
    words.sort()
    words.sort(reverse=True)
    words.sort(key=len)
print(words, min([], default="none"), max((), default=7), sum([[1], [2]], start=[]))
for wrong in (
    lambda: sorted(),
    lambda: sorted(words, len),
    lambda: sorted(words, key=len, kee=1),
    lambda: sorted(words, reverse="x"),
    lambda: sorted(words, key=3),
    lambda: words.sort(len),
    lambda: words.sort(kay=len),
    lambda: max(),
    lambda: max(1, 2, default=3),
    lambda: max(words, key=len, other=1),
    lambda: min(*[], key=len),
    lambda: sum([1], 2, 3),
    lambda: sum([1], 2, start=3),
    lambda: "a".split(sep="a", sep2="b"),
    lambda: "a".split("a", sep="b"),
    lambda: "a b".split(maxsplit=1),
    lambda: "a".encode(errors="strict", encoding="ascii"),
    lambda: "a".encode("ascii", encoding="ascii"),
    lambda: "a".upper(1),
    lambda: "a".upper(x=1),
    lambda: "a".startswith(),
    lambda: "abc".startswith("b", 1, 2, 3),
    lambda: "abc".replace("a"),
    lambda: "abc".replace("a", "b", count=1),
    lambda: (5).to_bytes(2, "big", signed=True),
    lambda: (5).to_bytes(2, byteorder="little"),
    lambda: (5).to_bytes(2, "big", True),
    lambda: int.from_bytes(b"\xff", "big", signed=True),
    lambda: int.from_bytes(bytes=b"\xff", byteorder="big"),
    lambda: int.from_bytes(b"\xff", "middle"),
    lambda: print("a", 1, sep="-", end="!\n"),
    lambda: print("a", seb="-"),
    lambda: print(sep=3),
    lambda: len(obj=[1]),
    lambda: abs(),
    lambda: pow(2, 3, mod=5),
    lambda: pow(base=2, exp=3),
    lambda: pow(2),
    lambda: round(2.567, ndigits=1),
    lambda: round(number=2.5),
    lambda: open(),
    lambda: getattr(words, "absent", None),
    lambda: getattr(words),
    lambda: getattr(words, "absent", default=1),
    lambda: isinstance(1),
    lambda: hash(),
    lambda: ord("ab"),
    lambda: chr(-1),
    lambda: list.append([], 1, 2),
    lambda: list.append(),
    lambda: list.append((), 1),
    lambda: str.upper(3),
    lambda: dict.get({}),
    lambda: [].pop(1, 2),
    lambda: [1].index(),
    lambda: [].insert(1),
    lambda: {}.update(1),
    lambda: {}.update({}, {}),
    lambda: {}.update(a=1, b=2),
    lambda: tuple(1, 2),
    lambda: tuple(x=1),
    lambda: list(x=1),
    lambda: set(x=1),
    lambda: frozenset(1, 2),
    lambda: (tuple(), list(), set(), frozenset(), dict(), str(), int(), float(), bytes(), bool()),
):
    for _ in range(2):
        result = attempt(wrong)
    print(result)


# Many arguments, more than pass without binding.
def many():
    import math

    return math.gcd(*range(40, 400, 20)), math.hypot(*[1.0] * 30), print(*range(30)), max(*range(50))


print(many(), attempt(many))


# In a generator, where operands have no room beside them.
def generate():
    for text in ("a,b", "c", "d,e,f"):
        yield text.split(",")
        yield text.find("b"), text.find("c", 0), text.startswith("a", 0, 1), table.get(text)
        yield sorted(text, reverse=True), min(text, default=None)


print(list(generate()))

# What is called is rebound, dies while it is called, raises, or calls the same place again.
size = len
for i in range(30):
    if i == 10:
        size = sum
    elif i == 20:
        size = lambda items: "script"
    got = size([4, 5])
    if i % 10 == 9:
        print(got)


class Odd:
    def __init__(self, depth):
        self.depth = depth

    def __index__(self):
        return 1

    def __eq__(self, other):
        bag.clear()
        return False

    def __hash__(self):
        return hash("a") if self.depth == 0 else len({}.fromkeys([Odd(self.depth - 1)]))

    def __lt__(self, other):
        raise ValueError("never")


bag = {"a": 1}
print(attempt(bag.get, Odd(0)), bag, hash(Odd(3)), attempt(sorted, [Odd(0), Odd(1)]))
print("abc".find("c", Odd(0)), "a-b-c".split("-", Odd(0)), attempt("abc".find, "c", "d"))
print([*map(str.upper, words)], [*map(len, words)], [*map(abs, (-1, 2.5, -3j))], [*map("x".join, ["ab"])])
print(attempt(lambda: [*map(str.upper, ["a", 1])]), attempt(lambda: [*map(len, [[], 3])]))
print([*filter(str.isdigit, "a1b2")], max(words, key=str.__len__), sorted("bAc", key=str.lower))


class Stop:
    def __index__(self):
        raise StopIteration


print([*map(chr, [65, Stop(), 66])])


def deep(n):
    return max([n], key=deep) if n else 1 // n


try:
    deep(1)
except RecursionError as error:
    print("RecursionError")

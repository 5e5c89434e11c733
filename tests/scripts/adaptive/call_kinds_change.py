# One call, now of a native method, then of a function, a class, a built-in type, with arguments
# left out, by keyword, too many: what was learned from one must not harm the other.
import collections


class Own:
    def __init__(self, *args):
        self.args = args

    def append(self, x):
        return ("own", x)

    def __repr__(self):
        return f"Own{self.args}"


class Meta(type):
    def __call__(cls, *args):
        return ("meta", args)


class Made(metaclass=Meta):
    pass


class IntLike(int):
    def __new__(cls, x=0):
        return super().__new__(cls, x)


def call(f, *args):
    return f(*args)


def call1(f, x):
    return f(x)


def call2(f, x, y):
    return f(x, y)


def append(to, x):
    return to.append(x)


for f in [len, str, int, Own, Made, IntLike, list, lambda x: -1, "abc".startswith, bool, float,
          tuple, type, sorted, repr, collections.deque, bytearray, "{}".format, sum, max, [].index, dict]:
    for x in ["12", [3, 4], 5, None, (1, 2), 2.5, {"a": 1}, True, b"ab"]:
        try:
            result = call1(f, x)
            print(getattr(f, "__name__", "?"), repr(result), end="; ")
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, end="; ")
    print()

for f, x, y in [(isinstance, 1, int), (max, 1, 2), (min, "a", "b"), (pow, 2, 3), (round, 2.567, 2),
                (int, "ff", 16), (getattr, [], "nothing"), (getattr, 1, "real"), (range, 1, 5),
                (divmod, 17, -5), (divmod, -17, 5), (divmod, 17, 5), (divmod, 1, 0), (sum, [[1]], []),
                (sum, [1, 2.5, 2**62, True], 3), (str, b"ab", "ascii"), (Own, 1, 2), (Made, 1, 2),
                (bool, 1, 2), (len, 1, 2), (sorted, [2, 1], 1), (hasattr, 1, "imag"),
                (hasattr, 1, 2), (isinstance, 1, "x"), (round, 25, -1)]:
    try:
        print(call2(f, x, y))
    except Exception as e:
        print(type(e).__name__, e)

for to in [[1], collections.deque([1], 2), Own(), bytearray(b"a"), [2], Own()]:
    print(append(to, 7), to)

total = 0
for key in ["a", "b", "a"]:
    total += {"a": 1}.get(key, 10) + len({"a": 1}.get(key) and "x" or "")
print(total, round(2.5), round(3.5), round(-0.4), round(7), round(1e300) > 0, round(2.5, None))


def natives_by_keyword():
    yield sorted([3, 1, 2], reverse=True)
    yield sorted([3, 1, 2], key=lambda x: -x, reverse=True)
    yield "a b c".split(maxsplit=1)
    yield "a-b-c".split(sep="-", maxsplit=1)
    yield "ab".encode(encoding="ascii")
    yield int("ff", base=16)
    yield max([1, 2, 3], key=lambda x: -x, default=None)
    yield (255).to_bytes(2, byteorder="big", signed=False)
    for bad in (lambda: sorted([1], wrong=1), lambda: "a".split(maxsplits=1), lambda: len(obj=1),
                lambda: "a".split(",", sep=","), lambda: "a".upper(x=1), lambda: int(x="1")):
        try:
            yield bad()
        except TypeError as e:
            yield str(e)


print(*natives_by_keyword(), sep="\n")


# From within a generator, whose frame has no room for what is left out.
def padded():
    for text in ("a b", " c ", "d"):
        yield text.split(), text.strip(), text.replace(" ", ""), {"a": 1}.get(text), [1, 2].pop()


print(list(padded()))


class Dropped:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("drop", self.name, call1(len, "abc"))


def drops():
    print(isinstance(Dropped("a"), Dropped), len([Dropped("b")]), bool(Dropped("c")))
    [1].append(Dropped("d"))
    print(str(Dropped("e"))[:1], max(1, 2, 3, 0), max(4, 3, 2, 1))


drops()

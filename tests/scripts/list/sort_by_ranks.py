# Lists sorted by their keys' ranks: as many comparisons would have it, and stable, in both directions.
import random

random.seed(9)


class Never:
    def __lt__(self, other):
        raise AssertionError("items that belong to keys are not compared")


def inserted(keys):
    # The order, by binary insertion of (key, place).
    order = []
    for place, key in enumerate(keys):
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            if key < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        order.insert(low, place)
    return order


def check(keys):
    order = inserted(keys)
    made = sorted(keys)
    assert all(made[i] is keys[order[i]] or type(made[i]) in (int, float) for i in range(len(keys))), keys[:9]
    assert made == [keys[i] for i in order]
    cells = [(key, Never()) for key in keys]
    assert [id(c) for c in sorted(cells, key=lambda c: c[0])] == [id(cells[i]) for i in order]
    behind = inserted(keys[::-1])[::-1]
    assert [id(c) for c in sorted(cells, key=lambda c: c[0], reverse=True)] == [id(cells[::-1][i]) for i in behind]


def texts(alphabet, longest, prefix=""):
    return lambda: prefix + "".join(random.choices(alphabet, k=random.randrange(longest + 1)))


makers = {
    "ints": lambda: random.randrange(-(10**6), 10**6),
    "few ints": lambda: random.randrange(5),
    "large ints": lambda: random.randrange(-(2**62), 2**62),
    "larger ints": lambda: random.randrange(-(2**70), 2**70),
    "bools and ints": lambda: random.choice((True, False, 2, -1)),
    "bools": lambda: random.random() < 0.5,
    "bools in rows": lambda: (random.random() < 0.5, random.random() < 0.5, random.randrange(3)),
    "floats": lambda: random.uniform(-1, 1) * 10 ** random.randrange(-9, 9),
    "zeros": lambda: random.choice((0.0, -0.0, 1.5, -1.5)),
    "far floats": lambda: random.choice((1e300, -1e300, float("inf"), -float("inf"), 1e-310, 2.5, 0.0)),
    "ints and floats": lambda: random.choice((random.randrange(9), random.random() * 9, 4.0, 4, 2**60 + 1, float(2**60))),
    "numbers": lambda: random.choice((0, 0.0, 1, 1.0, -1, 2**53, 2.0**53, -(2**53), random.random())),
    "nearly numbers": lambda: random.choice((1, 2.5, -0.0, 2**53 + 1, True)),
    "short texts": texts("ab", 3),
    "nuls": texts("\0a", 9),
    "texts": texts("abc", 20),
    "prefixes": texts("ab", 9, "a/common/beginning/"),
    "long prefixes": texts("ab", 40, "y" * 150),
    "a growing text": lambda: "a" * random.randrange(300),
    "latin": texts("aé\xff", 12),
    "wide": texts("aж", 12),
    "wider": texts("a\uffff😀", 6),
    "some wide": lambda: random.choice(("abcdefgh", "abcdefgж", "abcdefg", "abcdefgh😀", "b", "")),
    "bytes": lambda: random.randbytes(random.randrange(12)),
    "zero bytes": lambda: bytes(random.choices(b"\0\xff", k=random.randrange(12))),
    "long bytes": lambda: b"z" * 40 + random.randbytes(random.randrange(3)),
    "bytes in rows": lambda: (random.randbytes(1), b"", bytes(random.choices(b"ab", k=9))),
    "long wide texts": texts("ж😀", 60, "ж" * 50),
    "pairs": lambda: (random.randrange(4), random.randrange(100)),
    "text pairs": lambda: (texts("ab", 9)(), random.random()),
    "rows": lambda: (random.randrange(2), texts("ab", 9, "same/prefix")(), random.choice((0.5, 1.5)), random.randrange(3)),
    "unlike lengths": lambda: (1,) * random.randrange(4),
    "no items": lambda: (),
    "long rows": lambda: tuple(random.choices((0, 1), k=12)),
    "unlike kinds": lambda: (random.randrange(3), random.choice((1, 2.5, 2**65))),
    "nested": lambda: (random.randrange(3), (random.randrange(3), "x")),
    "wide rows": lambda: (texts("aж", 9)(), random.randrange(9)),
}
for name, make in makers.items():
    for count in (2, 5, 11, 12, 13, 31, 32, 33, 63, 64, 65, 150, 600):
        keys = [make() for _ in range(count)]
        check(keys)
        check(sorted(keys))
        check(sorted(keys)[::-1])
        check(sorted(keys) + keys[:5])
    print(name, len(keys))

# What can be told apart still is compared as before: nans stay, errors come, overrides are called.
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0] * 4) == [3.0, nan, 1.0, 2.0] * 4, [str(x) for x in sorted([2.0, nan, 1.0] * 5)])
print([(a, str(b)) for a, b in sorted([(1, nan), (0, 2.0), (1, 1.0), (0, nan)] * 4)])
for bad in ([(1, "a"), (1, 2)] * 20, [(i, None) for i in range(20)] * 2, ["a", b"a"] * 20, [(1, "x"), 1] * 20):
    try:
        print(len(sorted(bad)))
    except TypeError as e:
        print(e)
print(len(sorted([(i, None) for i in range(40, 0, -1)])))


class Loud:
    calls = 0

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        Loud.calls += 1
        return self.n == other.n

    def __lt__(self, other):
        Loud.calls += 1
        return self.n < other.n


class Word(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


rows = [(i * 7 % 5, Loud(i * 11 % 13)) for i in range(200)]
print([(a, b.n) for a, b in sorted(rows)][::17], Loud.calls)
print("".join(sorted([Word(c) for c in "hello world how are you"])))
print("".join(sorted(list("hello world") + [Word("k")])))

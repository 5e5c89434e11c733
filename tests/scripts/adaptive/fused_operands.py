# The same arithmetic, comparison, item and attribute sites see ints, floats, big ints, strings,
# lists and classes with operators in turn: each time the result is that of the plain operators.
class Word:
    def __init__(self, text):
        self.text = text

    def __add__(self, other):
        return f"({self.text}+{other})"

    def __radd__(self, other):
        return f"({other}+{self.text})"

    def __sub__(self, other):
        return f"({self.text}-{other})"

    def __mul__(self, other):
        return f"({self.text}*{other})"

    def __iadd__(self, other):
        self.text += str(other)
        return self

    def __lt__(self, other):
        return "yes"

    def __eq__(self, other):
        return []

    def __getitem__(self, key):
        return f"{self.text}[{key}]"

    def __repr__(self):
        return f"Word({self.text})"


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def both(a, b):
    c = a + b
    d = a - b
    e = a * b
    return c, d, e


def one(a):
    c = a + 1
    c += 1
    d = a * 2
    d -= 3
    return c, d, (a + 1) * 2 - a


def in_place(a, b):
    a += b
    return a


def divided(a, b):
    return a / b, a // b, a % b, a // 3, a % 3, (a + 0) % 5, (a + 0) // 5


def bits(a):
    return (a + 0) & 6, (a + 0) << 3, (a + 0) >> 1


def compared(a, b):
    found = []
    if a < b:
        found.append("lt")
    if a <= b:
        found.append("le")
    if a == b:
        found.append("eq")
    if a != b:
        found.append("ne")
    if not a > b:
        found.append("not gt")
    while a >= b:
        found.append("ge")
        break
    if a == 3:
        found.append("is 3")
    return found


def item(a, i):
    return a[i], a[0], (a)[-1]


values = [3, 2.5, True, 1 << 62, -(1 << 62), 1 << 200, 1e300, -0.0, float("inf"), "ab", [1, 2], (3,), Word("w"), None]
for a in values:
    print(repr(a), attempt(one, a), attempt(bits, a), attempt(in_place, a, a))
    for b in (3, 2.5, 1 << 62, 0, "x", [9], Word("v")):
        print("  ", repr(b), attempt(both, a, b), attempt(divided, a, b), attempt(compared, a, b))
nan = float("nan")
print(compared(nan, 1.0), compared(1.0, nan), compared(nan, nan))
for a in ([1, 2, 3], (4, 5, 6), "xyz", b"abc", {0: "a", 1: "b", -1: "c"}, range(7, 10), Word("q")):
    for i in (1, -1, 7, True, "k", None, slice(0, 1)):
        print(attempt(item, a, i))
print(attempt(item, {"k": 1, 0: 2, -1: 3}, "k"), attempt(item, {"k": 1}, "absent"))


def stores(target, key, value):
    target[key] = value
    return target


for target in ([1, 2, 3], {1: "x"}, bytearray(b"abc"), (1, 2), "abc"):
    for key in (1, -1, 5, "k"):
        print(attempt(stores, target, key, 65))


def grows(n):
    text = ""
    number = 0
    items = []
    for i in range(n):
        text += "x"
        number += i
        items += [i]
    return text, number, items


print(grows(5))
print(one.__code__.co_varnames, both(1 << 61, 1 << 61), both(-(1 << 62), 1))

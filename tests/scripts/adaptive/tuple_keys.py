"""Items of tuple keys and membership of tuples: what a dict or set finds without the tuple being made."""
import traceback


class Key(tuple):
    pass


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        log.append("==")
        return isinstance(other, Odd) and self.n == other.n or self.n == other


class Grid(dict):
    def __missing__(self, key):
        return f"missing {key}"


class Row:
    def __getitem__(self, key):
        return key

    def __contains__(self, key):
        return key[1] == 2


log = []


def item(owner, x, y):
    return owner[x, y]


def present(owner, x, y):
    if (x, y) in owner:
        return "yes"
    return "no"


def absent(owner, x, y):
    return "yes" if (x, y) not in owner else "no"


def three(owner, x, y, z):
    if (x, y, z) in owner and owner[x, y, z] is not None:
        return owner[x, y, z]
    return ()


text = "".join(["a", "b"])
board = {(x, y): x * 10 + y for x in range(4) for y in range(4)}
mixed = {(1, 2): "ints", ("ab", 3): "str", (1.5, "x"): "float", (None, True): "constants", (2**70, 1): "big",
         ((1, 2), 3): "nested", (Odd(5), 6): "odd", (): "empty"}
owners = [board, mixed, Grid(mixed), set(mixed), frozenset(board), {1: 2, "a": 3}, set(), {}, list(mixed), Row()]
pairs = [(1, 2), (True, 2), (1.0, 2), (text, 3), ("abc"[:2], 3), (1.5, "x"), (None, True), (None, 1), (2**70, 1),
         (2**70 + 1, 1), ((1, 2), 3), ([1], 3), (Odd(5), 6), (5, 6), (float("nan"), 1), (-1, -1), (3, 3), ("é", "ü")]

for owner in owners:
    for x, y in pairs:
        for act in (item, present, absent):
            try:
                print(type(owner).__name__, act.__name__, repr(act(owner, x, y))[:60].split(" at 0x")[0])
            except Exception as e:
                print(type(owner).__name__, act.__name__, type(e).__name__, str(e)[:60].split(" at 0x")[0])
print(len(log))

# In one site: the owner's type changes under it, keys come and go.
for n in range(40):
    owner = board if n % 3 else Grid(board)
    print(item(owner, n % 5, 1) if n % 3 == 0 or n % 5 < 4 else "-", present(owner, n % 6, 2), end=" ")
    if n == 20:
        del board[2, 1]
        board[5, 2] = "new"
        board[2, 1] = "again"
print()

deep = {(1, 2, 3): [1], (1, 2, 4): None, ("a", "b", "c"): "abc"}
print([three(deep, 1, 2, n) for n in range(6)], three(deep, "a", "b", "c"))


def values(owner):
    total = 0
    for x in range(4):
        for y in range(4):
            total += owner[x, y]
            if (x, y) in owner and (y, x) not in owner:
                total += 1000
            yield owner[x, y] + total


print(sum(values({(x, y): x - y for x in range(4) for y in range(4)})))


def unbound():
    if (1, 2) in later:
        return 1
    later = {}


for act in (unbound, lambda: board[7, "x"], lambda: {}[1, 2], lambda: list("a")[1, 2], lambda: board[1, []]):
    try:
        act()
    except Exception:
        print(traceback.format_exc().splitlines()[-1])

# What is held only by the operands goes with them.
class Held:
    def __del__(self):
        print("gone", end=" ")


def temporary():
    return {(1, 2): Held()}[1, 2]


def finalised(a, b):
    return {(a, b): "kept", "held": Held(), "more": [Held()]}[a, b]


print(temporary().__class__.__name__)
print([finalised("x" * n, n) for n in range(3)])
print((lambda d: d["x" * 3, "y" * 3])({("xxx", "yyy"): "made"}))

# A generator expression given at once to what takes all its items: run again and again, so that the
# shortest way is taken, with items that call something, that raise, that look around.
import sys
import traceback


def stack(depth):
    found, frame = [], sys._getframe(depth)
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


class Item:
    def __init__(self, value, says=False):
        self.value, self.says = value, says

    def seen(self, what):
        if self.says:
            print(what, self.value, stack(2))

    def __bool__(self):
        self.seen("bool")
        return bool(self.value)

    def __add__(self, other):
        self.seen("add")
        return Item(self.value + getattr(other, "value", other), self.says)

    __radd__ = __add__

    def __lt__(self, other):
        self.seen("lt")
        return self.value < other.value

    def __gt__(self, other):
        self.seen("gt")
        return self.value > other.value

    def __hash__(self):
        self.seen("hash")
        return 7

    def __eq__(self, other):
        self.seen("eq")
        return self.value == getattr(other, "value", None)

    def __repr__(self):
        return f"Item({self.value})"


def all_of(items, by=0):
    return [
        any(x for x in items), all(x for x in items), sum(x for x in items),
        min(x for x in items), max(x for x in items), list(x for x in items),
        tuple(x for x in items), sorted(x for x in items), len(set(x for x in items)),
        len(frozenset(x for x in items)), any(x == by for x in items), all(by != x for x in items),
        "-".join(str(x) for x in items),
    ]


for items in ([1, 2, 3], [3, 1, 2], [0, 0], [0.5, 1.5], [2**70, 1], [True, False], [1, 2.5, 2**65],
              [Item(2), Item(1)], [1, 2], [Item(3), Item(3), Item(0)], range(40), (5,)):
    print(all_of(items))

for items in (["b", "a", "c"], [("b", 1), ("a", 2)], [(1, "x"), (1, "a")], [("a", Item(1)), ("b", Item(0))]):
    for _ in "ab":
        print(min(x for x in items), max(x for x in items), sorted(x for x in items), all(x for x in items))
        print(len(set(x for x in items)))

# What is called sees the frames of a suspended generator: none of it.
for _ in "ab":
    for taking in (lambda: any(x for x in [Item(0, True), Item(1, True)]),
                   lambda: sum(x for x in [Item(1, True), 2]),
                   lambda: max(x for x in [Item(1, True), Item(2, True)]),
                   lambda: set(x for x in [Item(1, True), Item(1, True)])):
        for _ in "ab":
            taking()
            print(stack(0))

print([list(len(stack(0)) for _ in "ab") for _ in range(3)])
for _ in range(3):
    print(list(stack(0) for _ in "a"), all(stack(0) == 1 for _ in "a"))


# Empty, and what may not be added up or compared: where it is raised, and by whom.
def fails(kind, items):
    if kind == "sum":
        return sum(x for x in items)
    if kind == "min":
        return min(x for x in items)
    if kind == "max":
        return max(x for x in items)
    if kind == "set":
        return set(x for x in items)
    if kind == "sorted":
        return sorted(x for x in items)
    if kind == "join":
        return ",".join(x for x in items)
    if kind == "any":
        return any(1 / x > 5 for x in items)
    return list(next(x) for x in items)


class Broken(Item):
    def __bool__(self):
        raise ValueError("bool")

    def __gt__(self, other):
        raise ValueError("gt")

    def __radd__(self, other):
        raise ValueError("add")


for kind, items in [("sum", "ab"), ("min", ()), ("max", ()), ("min", [1, "a"]), ("max", ["a", 1]),
                    ("set", [1, []]), ("set", [(1, [])]), ("sorted", ["a", 1]), ("join", ["a", 1]),
                    ("any", [1, 0]), ("next", [iter("a"), iter("")]), ("sum", [1, None]),
                    ("max", [Broken(1), Broken(2)]), ("sum", [1, Broken(2)]), ("list", 5)]:
    for _ in range(3):
        try:
            print(fails(kind, items))
        except Exception as error:
            place = [f"{entry.name}:{entry.lineno}" for entry in traceback.extract_tb(error.__traceback__)]
            print(kind, type(error).__name__, error, place, repr(error.__cause__))


# An end in the middle drops what the expression holds, then.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def early(name):
    return any(x.name == name for x in iter([Noisy("a"), Noisy("b"), Noisy("c")]))


for _ in range(3):
    print(early("b"))


# Variables shared with functions inside, and of the function around.
def closures(n):
    functions = list(lambda: (x, n) for x in range(3))
    n += 1
    return [f() for f in functions], sum(x * n for x in range(3) if all(y < n for y in range(x)))


for _ in range(3):
    print(closures(5))


def rebinding(n):
    def up():
        nonlocal n
        n += 1
        return n

    return sum(up() * n for _ in range(3)), n


for _ in range(3):
    print(rebinding(1))


def kept():
    return list(sys._getframe() for x in "ab")


for _ in range(3):
    frames = kept()
    print(frames[0] is frames[1], frames[0].f_code.co_name, frames[0].f_locals["x"], frames[0].f_lineno)


# A frame that is kept while the generator is suspended.
held = []


class Keeps:
    def __bool__(self):
        frame = held[-1]
        print(frame.f_code.co_name, type(frame.f_locals["x"]).__name__, frame.f_back)
        return False


def suspended():
    return any(held.append(sys._getframe()) or x for x in (Keeps(), Keeps()))


for _ in range(3):
    print(suspended(), type(held[-1].f_locals["x"]).__name__)


# In generators, in one another, with methods called, to any depth.
def generating(rows):
    for row in rows:
        yield sum(x for x in row)
        yield all(any(x == y for y in row) for x in row)
        yield sorted(max(y for y in row) - x for x in row)


for _ in range(3):
    print(list(generating([[1, 2], [3]])), sum(sum(y for y in range(x)) for x in range(5)))


def deep(n):
    return 1 + sum(deep(n - 1) for _ in "a") if n else 0


print(deep(50))
for _ in range(3):
    try:
        deep(10000)
    except RecursionError as error:
        print(error)


class Body:
    total = 0
    for n in range(3):
        total += sum(x for x in range(3))


print(Body.total)


# The callable is another one, or another argument comes.
def calls(take, items):
    return take(x for x in items)


for take in (sum, sum, any, list, lambda g: type(g).__name__, tuple, dict.fromkeys, sum, set, next):
    print(calls(take, [1, 2]))


def started(start):
    return sum((x for x in [1, 2]), start)


print([started(n) for n in range(3)])

# A tracer that comes in the middle.
events = []


def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return tracer


def comes(x):
    if x == 1:
        sys.settrace(tracer)
    return x


def traced():
    return sum(comes(x) for x in range(3))


for _ in range(3):
    traced()
    sys.settrace(None)
print(len(events) > 3, ("return", "comes") in events)


# Escaping: generators as such.
def escaping(n):
    return (x * n for x in range(3))


for _ in range(3):
    g = escaping(2)
    print(g.__name__, g.__qualname__, g.gi_frame.f_lineno, g.gi_code.co_name, g.gi_running, next(g), list(g), g.gi_frame)
    g = (lambda: x for x in range(3))
    print([f() for f in g])
g = escaping(3)
next(g)
try:
    g.throw(KeyError("in"))
except KeyError as error:
    print(error, [entry.name for entry in traceback.extract_tb(error.__traceback__)])
g = escaping(3)
g.close()
print(list(g))

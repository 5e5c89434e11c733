# Runs of attribute reads and stores, tests and jumps that are one instruction: each operand changes its kind.
class Plain:
    pass


class Slots:
    __slots__ = ("flag", "x")


class Computed:
    calls = 0

    @property
    def flag(self):
        Computed.calls += 1
        return Computed.calls % 2

    @flag.setter
    def flag(self, value):
        print("set", value)

    x = property(lambda self: "x")


class Dynamic:
    def __getattr__(self, name):
        return []

    def __setattr__(self, name, value):
        print("store", name, value)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if self.value is None:
            raise ValueError("no truth")
        return self.value


def test(o):
    x = o.flag
    if o.flag:
        a = "true"
    else:
        a = "false"
    if not o.flag:
        a += " not"
    n = 0
    while o.flag:
        n += 1
        if n > 2:
            break
    return a, n, x


def store(o, value):
    o.flag = value
    o.flag = None
    o.flag = 7
    o.x = value
    return o.flag, o.x


def failing(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for turn in range(3):
    for make in (Plain, Slots, Computed, Dynamic, Plain):
        o = make()
        failing(test, o)
        failing(store, o, turn)
        for value in (0, 1, True, False, None, "", "x", 0.0, Truth(True), Truth(False), Truth(None), []):
            if make in (Plain, Slots):
                o.flag = value
                failing(lambda: test(o)[:2])
    failing(store, 3, 4)
    failing(test, None)


def tests(a, b, c):
    out = []
    if a is b:
        out.append("is")
    if a is not b:
        out.append("is not")
    if not (a is b):
        out.append("not is")
    if a in c:
        out.append("in")
    if a not in c:
        out.append("not in")
    if a is None:
        out.append("None")
    if a is not None:
        out.append("not None")
    while a is not None and b is None:
        a = None
    return out


class Odd:
    def __contains__(self, item):
        raise KeyError(item)

    def __eq__(self, other):
        return other == 1

    def __repr__(self):
        return "odd"


odd = Odd()
for turn in range(3):
    for a, b in ((1, 1), (1, 2), (None, None), (None, 1), (odd, odd), ("a", "a"), (odd, None)):
        for c in ((1, 2), [None, odd], {"a": 1}, "xax", {1, 2}, odd, 5):
            failing(tests, a, b, c)


def loop(items, change):
    total = 0
    for item in items:
        if item == 3:
            change(items)
        total += 1
        if total > 20:
            break
    return total, item


def constant(items, i):
    items[i] = None
    items[i] = "again"
    return items


for change in (list.clear, list.pop, lambda l: l.append(3), lambda l: None):
    failing(loop, [1, 2, 3, 4], change)
failing(loop, (1, 2, 3), print)
failing(loop, range(5), print)
failing(loop, (n for n in range(4)), lambda g: None)
failing(loop, {3: 4}, lambda d: d.update({5: 6}))
failing(loop, "abc", print)
failing(loop, 5, print)
for items in ([1, 2], {1: 2}, (1, 2), bytearray(9), "ab"):
    for i in (0, -1, 5, "k", 1.5, None):
        failing(constant, items, i)

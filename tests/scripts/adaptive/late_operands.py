# A left operand that is a local is loaded when the right one is there: nothing shows of that.
def rebinds_it(x):
    return x + (x := 5), x - (x := 7) * 2, x * [x := 3][0], x


def rebinds_owner():
    x = [10, 20, 30]
    first = x[(x := [1, 2, 3]) and 1]
    x[[x := {}][0] or 0] = first
    return first, x


def compares(x, items):
    if x < len(items) and x <= items[0] and x != items[-1]:
        return "less", x == items[0], x > max(items)
    if x == (x := items[0]):
        return "equal"
    return "more", x


def told(name, value):
    print("evaluated", name)
    return value


def unbound(which):
    if which == "never":
        x = 1
    try:
        return x + told("right", 1)
    except UnboundLocalError as error:
        return str(error)


def deleted():
    x = [1, 2]
    y = x[told("index", 0)]
    del x
    try:
        x[told("index", 1)]
    except UnboundLocalError as error:
        return y, str(error)


class Odd:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return "%s + %s" % (self.name, other)

    __sub__ = __mul__ = __iadd__ = __add__

    def __radd__(self, other):
        return "%s + %s, asked on the right" % (other, self.name)

    def __lt__(self, other):
        print("asked:", self.name, "<", other)
        return self.name < "b"

    def __getitem__(self, key):
        return self.name, key

    def __setitem__(self, key, value):
        print("set", self.name, key, value)


def special(x, one):
    a = x + abs(one)
    b = x - abs(one)
    c = x * abs(one)
    d = x[abs(one)]
    x[abs(one)] = one
    if x < abs(one):
        a = a, "less"
    e = one + Odd("right")
    x += abs(one)
    return a, b, c, d, e, x


class Third:
    def __rsub__(self, other):
        return "third of", other

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        print("reflected")
        return True


def reflected(x):
    made = [Third()]
    low = "no"
    if x < made[0]:
        low = "yes"
    return x - made[0], low


def grows(parts):
    s = ""
    for p in parts:
        s += p.upper()
        s = s + p[::-1]
    t = s
    t += s[0:2]
    return s, t


def extends(x, other):
    before = x
    x += other[:2]
    x = x + other[2:]
    return before, x


def waits(x):
    got = x + (yield x)
    x += yield got
    yield x


def in_try(x, items):
    try:
        return x + items["missing"]
    except KeyError as error:
        try:
            return x[error.args[0]]
        except TypeError as second:
            return str(second)


def numbers(x, f):
    total = 0
    for i in range(40):
        total += f(i) * x
        total = total - f(i)
        x = x + f(i) - f(i)
    big = 2**61
    for i in range(4):
        big += big - f(0)
    return total, x, big, x - f(0.5), x * f(0.25), 0.5 + f(x)


def stores(x, f):
    for i in range(3):
        x[f(i)] = i
    x[f(-1)] = "last"
    return x


print(rebinds_it(1), rebinds_it(1.5))
print(rebinds_owner())
print(compares(1, [2, 3]), compares(5, [5]), compares(9, [4]))
print(unbound("always"), deleted())
print(special(Odd("a"), -1), reflected(1), reflected("text"))
print(grows(["ab", "cd"]), extends([1], [2, 3, 4]), extends((1,), (2, 3, 4)))
generator = waits(10)
print(next(generator), generator.send(5), generator.send(2))
print(in_try(1, {}))
print(numbers(3, lambda v: v), numbers(2.5, float))
print(stores([0] * 4, abs), stores({}, str), stores({}, lambda i: (i, i)))
try:
    stores((), abs)
except TypeError as error:
    print(error)
try:
    stores([], abs)
except IndexError as error:
    print(error)


def lines():
    import sys

    seen = []

    def trace(frame, event, arg):
        if frame.f_code.co_name == "traced":
            seen.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
        return trace

    def traced(x, items):
        y = x + (
            items[0]
            + items[1]
        )
        if x < items[
            0
        ]:
            y += items[1]
        return x[items[0]] if isinstance(x, list) else y

    sys.settrace(trace)
    traced(1, [2, 3])
    sys.settrace(None)
    return seen


print(lines())

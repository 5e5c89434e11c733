# len() of a local or of its attribute, in one instruction with what loads it, as long as len is len.
import builtins


class Sized:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return 77

    def length(self):
        return len(self.items)


class Slotted:
    __slots__ = ("items",)

    def __init__(self, items):
        self.items = items


def of_local(x):
    return len(x)


def of_attribute(x):
    return len(x.items)


VALUES = [1, 2], (1,), "text", {1: 2}, {1, 2, 3}, b"abc", range(7), Sized([])
for _ in range(30):
    counts = [of_local(v) for v in VALUES]
for v in VALUES:
    counts += [of_local(v) for _ in range(30)][-1:]
print(counts)
for v in VALUES[:-1]:
    for make in Sized, Slotted:
        for _ in range(30):
            got = of_attribute(make(v))
        print(got, end=" ")
print(Sized("four").length())


def failing(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


print(failing(of_local, 5), failing(of_attribute, 5), failing(of_attribute, Sized(5)))


def unbound(flag):
    if flag:
        x = [1]
    return len(x)


for _ in range(20):
    unbound(True)
print(failing(unbound, False), unbound(True))


def rebound(x):
    found = []
    for i in range(60):
        found.append(len(x))
        if i == 20:
            globals()["len"] = lambda v: "of the globals"
        elif i == 30:
            del globals()["len"]
        elif i == 40:
            builtins.len, saved = (lambda v: "of the builtins"), len
        elif i == 50:
            builtins.len = saved
    return found[20:23], found[30:33], found[40:43], found[50:53]


print(rebound([1, 2, 3]))


def changes(x):
    found = []
    for i in range(30):
        found.append(len(x.items))
        if i == 10:
            x.items = "longer"
        elif i == 15:
            x.__class__ = Changed
        elif i == 20:
            Changed.items = property(lambda self: "ab")
    return found


class Changed(Sized):
    pass


print(changes(Sized([0])))


def profiled(x):
    import sys

    events = []
    for _ in range(20):
        len(x)
    sys.setprofile(lambda frame, event, arg: events.append((event, getattr(arg, "__name__", None))))
    n = len(x)
    sys.setprofile(None)
    return n, events


print(profiled([1]))

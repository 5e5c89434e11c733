# Calls of classes whose __init__ has defaults: exceptions, generators, defaults and classes that change, what it returns.
class Item:
    made = 0

    def __init__(self, value, weight=2, tags=None):
        Item.made += 1
        self.value = value * weight
        self.tags = list(tags) if tags else []

    def all(self):
        return self.value, self.tags


class Sub(Item):
    def __init__(self, value=1, more=()):
        super().__init__(value, tags=more)


class Err(Exception):
    def __init__(self, text="none", code=3):
        super().__init__(text)
        self.code = code


class New:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self

    def __init__(self, a, b=1):
        self.ab = a, b


class Bad:
    def __init__(self, value=None):
        Item.made += 1
        if value:
            return value


def site(cls, *args):
    try:
        if len(args) == 0:
            return cls()
        if len(args) == 1:
            return cls(args[0])
        return cls(args[0], args[1])
    except TypeError as e:
        return str(e)


def show(v):
    return v.all() if isinstance(v, Item) else (v.code, v.args) if isinstance(v, Err) else getattr(v, "ab", v)


def generated(n):
    for i in range(n):
        yield show(Item(i)), show(Item(i, 3)), show(Item(i, 3, "a")), show(Sub()), show(Sub(i)), show(Err()), show(Err("e", i))


for _ in range(3):
    for cls in (Item, Sub, Err, New, Bad, int, dict, Item):
        print([type(show(site(cls, *args))) is Bad or show(site(cls, *args)) for args in ((), (0,), (2, 3))])
print(list(generated(3)))
Item.__init__.__defaults__ = (5, "xy")
print(show(Item(2)), show(site(Item, 2)))
Item.__init__.__defaults__ = None
print(site(Item, 2))
Item.__init__.__defaults__ = (7, None)


def changing():
    out = []
    for i in range(6):
        out.append(show(Item(i)))
        if i == 2:
            Item.__init__ = lambda self, v, w=9: setattr(self, "value", (v, w)) or setattr(self, "tags", w)
        if i == 4:
            Item.__new__ = lambda cls, *args: object.__new__(cls)
    return out


print(changing(), Item.made)


class Deep:
    def __init__(self, n=0):
        self.next = Deep()


try:
    Deep()
except RecursionError as e:
    print(type(e).__name__)

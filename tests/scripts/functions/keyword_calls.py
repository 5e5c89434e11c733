# Calls by keyword at sites that see many callables: all orders, defaults of both kinds, what is missing or unknown,
# methods, method objects, classes, from generators as well.
def draw(x, y, *, color="red", width=1, fill=None):
    return x, y, color, width, fill


def needs(x, *, a, b=2, c):
    return x, a, b, c


def only(x, y=2, /, z=3, *, w=4):
    return x, y, z, w


def gathers(x, *rest, k=1, **more):
    return x, rest, k, sorted(more.items())


class Shape:
    def __init__(self, x=0, y=0, *, name="s"):
        self.at, self.name = (x, y), name

    def move(self, dx=0, *, dy=0):
        return self.at, dx, dy

    @classmethod
    def make(cls, *, x):
        return cls(x=x, y=x).at

    @staticmethod
    def free(a, *, b=3):
        return a, b


class Stores:
    def __init__(self, a, b=5, c=()):
        self.a = a
        self.b = b
        self.c = c


class Bad:
    def __init__(self, *, x=1):
        return x


class Oops(Exception):
    def __init__(self, text, *, code=0):
        super().__init__(text)
        self.code = code


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, *, a, b=None):
        self.a, self.b = a, b


def attempt(f):
    try:
        return f()
    except (TypeError, ValueError) as e:
        return type(e).__name__, str(e)


def show(v):
    return v if not hasattr(v, "__dict__") or isinstance(v, type) else (type(v).__name__, vars(v))


calls = [
    lambda: draw(1, 2, color=3, width=4), lambda: draw(1, 2, width=4, color=3), lambda: draw(1, fill=0, y=2),
    lambda: draw(fill=1, width=2, color=3, y=4, x=5), lambda: draw(y=1, x=2), lambda: draw(1, y=2, size=3),
    lambda: draw(1, x=2, y=3), lambda: draw(1, 2, 3, color=1), lambda: draw(color=1), lambda: needs(1, c=2, a=3),
    lambda: needs(1, a=1), lambda: needs(1, c=1), lambda: needs(c=1, b=2, a=3, x=4), lambda: needs(a=1, b=2, c=3),
    lambda: only(1, z=5), lambda: only(1, w=5), lambda: only(1, 2, w=1, z=2), lambda: only(x=1), lambda: only(1, y=2),
    lambda: gathers(1, k=2), lambda: gathers(1, 2, 3, m=4, k=5), lambda: gathers(k=2, x=3, z=1), lambda: gathers(k=1),
    lambda: show(Shape(x=1)), lambda: show(Shape(1, name="n", y=2)), lambda: Shape(z=1), lambda: Shape(1, x=2),
    lambda: Shape().move(dx=1), lambda: Shape(y=2).move(dy=3, dx=4), lambda: Shape.make(x=3), lambda: Shape.free(b=1, a=2),
    lambda: show(Stores(a=1)), lambda: show(Stores(c=1, a=2)), lambda: show(Stores(1, c=3)), lambda: Stores(b=1),
    lambda: show(Bad(x=None)), lambda: Bad(x=2), lambda: (Oops("t", code=3).code, Oops("t", code=3).args, Oops(code=1, text="z").args),
    lambda: Slotted(a=1, b=2).b, lambda: Slotted(b=1), lambda: sorted([3, 1], reverse=True), lambda: int("12", base=3),
    lambda: dict(a=1, b=2), lambda: max(3, 4, key=lambda v: -v),
]
for call in calls:
    first = attempt(call)
    for _ in range(3):
        again = attempt(call)
        assert repr(again) == repr(first) or isinstance(again, object)
    print(again)


def generated():
    for call in (draw, Shape, Shape().move, lambda *, x=1, y=2: (x, y), gathers, Stores, "x"):
        yield show(attempt(lambda: call(x=1))), attempt(lambda: call(1, y=5, color=2))
        try:
            yield show(call(y=2, x=1))
        except TypeError as e:
            yield str(e)
    for i in range(3):
        yield draw(i, width=i, y=3), show(Shape(name=i)), show(Stores(c=i, a=i)), Shape().move(dy=i)
        bound = Shape(i).move
        yield bound(dy=i), bound(i, dy=2)


for row in generated():
    print(row)

# The defaults, the parameters and the class change in between.
def site(f):
    return attempt(lambda: f(b=1))


def f(a=1, b=2, *, c=3):
    return a, b, c


print(site(f), site(f))
f.__defaults__ = (7, 8)
f.__kwdefaults__ = {"d": 5, "c": 4}
print(site(f))
f.__kwdefaults__ = {"d": 5, 4: 4, "c": 9}
print(site(f))
f.__kwdefaults__ = None
print(site(f))
f.__defaults__ = (1,)
print(site(f))
f.__code__ = (lambda b, a=9: (b, a)).__code__
print(site(f))
f.__defaults__ = (1, 2, 3)
print(site(f))
for _ in range(3):
    print(show(Stores(b=_, a=2)))
    if _ == 1:
        Stores.__init__ = lambda self, *, a, b: setattr(self, "z", a + b)


def deep(*, n):
    return deep(n=n + 1)


try:
    deep(n=0)
except RecursionError as e:
    print(str(e))


class Dies:
    def __del__(self):
        print("dies")


def missing(a, *, b, d):
    pass


print(attempt(lambda: missing(Dies(), b=Dies())))
print(attempt(lambda: missing(b=Dies(), c=Dies(), a=1)))

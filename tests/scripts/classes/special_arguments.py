# Special methods of one, two and three arguments and __new__ with more, as instructions call them;
# and what is an instance of what, as formatting asks.
class V:
    def __init__(self, *v):
        self.v = v

    def __neg__(self):
        return V(*[-x for x in self.v])

    def __add__(self, other):
        return V(*self.v, *other.v)

    def __iadd__(self, other):
        self.v += other.v
        return self

    def __getitem__(self, key):
        return self.v[key]

    def __setitem__(self, key, value):
        self.v = self.v[:key] + (value,) + self.v[key + 1 :]

    def __delitem__(self, key):
        self.v = self.v[:key] + self.v[key + 1 :]

    def __contains__(self, item):
        return item in self.v

    def __len__(self):
        return len(self.v)

    def __str__(self):
        return f"V{self.v}"


class Four:
    def __new__(cls, a, b=2, c=3, d=4):
        self = super().__new__(cls)
        self.all = (a, b, c, d)
        return self


class Wrong:
    def __getitem__(self):
        return 1

    def __setitem__(self, key):
        pass

    def __add__(self, other, more=5):
        return more

    def __neg__(self, x):
        return x


def run():
    v = V(1, 2)
    for i in range(5):
        v = v + V(i)
        v += V(-i)
        v[0] = i
        del v[1]
    return str(-v), v[0], v[-1], len(v), 4 in v, 99 in v, bool(v), v[1:3]


print(run())
print(*[Four(1).all, Four(1, 5).all, Four(1, 5, 6).all, Four(1, 5, 6, 7).all])
w = Wrong()
print(w + 1)
for f in (lambda: w[1], lambda: w.__setitem__(1, 2), lambda: -w, lambda: Four(), lambda: Four(1, 2, 3, 4, 5)):
    for _ in range(3):
        try:
            f()
        except TypeError as e:
            error = str(e)
    print(error)


def store():
    w[1] = 2


try:
    store()
except TypeError as e:
    print(e)


class Map:
    def __getitem__(self, key):
        return "got " + key


class T(tuple):
    pass


class D(dict):
    pass


class S(str):
    pass


v = V(1)
print("%s" % v, "%s %%" % v, "%(k)s" % Map(), "%(k)s" % D(k=1), "%s %s" % T((1, 2)), "%s" % S("s"), "%s" % (v,))
for f in (lambda: "%s %s" % v, lambda: "x" % v, lambda: "x" % Map(), lambda: "%d" % Map(), lambda: "%s" % T()):
    try:
        print(f())
    except TypeError as e:
        print(e)


def generate():
    v = V(1, 2)
    yield v[0]
    yield (v + V(3))[2]
    v[1] = 7
    yield v[1]
    yield 7 in v


print(list(generate()))

# Keywords in the order of the parameters, out of it, with gaps, too many, too few, again and again.
def plain(a, b, c):
    return a, b, c


def some(a, b=2, c=3):
    return a, b, c


def only(a, b=2, *, c, d=4):
    return a, b, c, d


def positional(a, b=2, /, c=3, d=4):
    return a, b, c, d


def rest(a, *args, b=2, **kwargs):
    return a, args, b, kwargs


class Made:
    def __init__(self, a, b=2, *, c=3):
        self.all = a, b, c

    def method(self, a, b=2, c=3):
        return a, b, c


def calls():
    made = Made(1)
    yield lambda: plain(1, b=2, c=3)
    yield lambda: plain(a=1, b=2, c=3)
    yield lambda: plain(1, c=3, b=2)
    yield lambda: plain(c=3, b=2, a=1)
    yield lambda: plain(1, b=2)
    yield lambda: plain(1, c=2)
    yield lambda: plain(1, 2, b=3)
    yield lambda: plain(1, 2, 3, c=4)
    yield lambda: plain(1, 2, c=3, d=4)
    yield lambda: plain(1, 2, d=4)
    yield lambda: some(1)
    yield lambda: some(1, b=5)
    yield lambda: some(1, c=5)
    yield lambda: some(a=1, b=5)
    yield lambda: some(b=5)
    yield lambda: some(1, 2, 3, b=5)
    yield lambda: only(1, c=3)
    yield lambda: only(1, 2, c=3)
    yield lambda: only(1, 2, c=3, d=5)
    yield lambda: only(1, 2, d=5, c=3)
    yield lambda: only(1, b=6, c=3)
    yield lambda: only(1, 2)
    yield lambda: only(1, 2, 3)
    yield lambda: only(c=3)
    yield lambda: positional(1, c=5)
    yield lambda: positional(1, 2, c=5)
    yield lambda: positional(1, 2, c=5, d=6)
    yield lambda: positional(1, b=2)
    yield lambda: positional(a=1)
    yield lambda: rest(1, b=3)
    yield lambda: rest(1, 2, b=3, c=4)
    yield lambda: rest(a=1, c=4)
    yield lambda: Made(1, b=5).all
    yield lambda: Made(a=1, b=5, c=6).all
    yield lambda: Made(1, 2, c=6).all
    yield lambda: Made(b=6).all
    yield lambda: made.method(1, b=5)
    yield lambda: made.method(a=1, b=5, c=7)
    yield lambda: made.method(self=1)
    yield lambda: made.method(b=1)
    yield lambda: plain(**{"a": 1, "b": 2, "c": 3})
    yield lambda: plain(1, **{"".join(["b"]): 2, "".join(["c"]): 3})


for call in calls():
    for _ in range(3):
        try:
            print(call())
        except TypeError as error:
            print(error)

# Defaults that change, and are dropped once.
some.__defaults__ = (20, 30)
print(some(1, b=5), some(1))
some.__defaults__ = (30,)
for _ in range(2):
    try:
        print(some(1, b=5), some(1))
    except TypeError as error:
        print(error)
some.__defaults__ = None
try:
    some(1, b=5)
except TypeError as error:
    print(error)
only.__kwdefaults__ = {"c": 7}
for call in (lambda: only(1), lambda: only(1, 2, d=5), lambda: only(1, d=6)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Noisy:
    def __del__(self):
        print("end")


def holds(a, b=Noisy(), *, c=None):
    return a


print(holds(1), holds(1, c=2), holds(a=1))
try:
    holds(b=Noisy())
except TypeError as error:
    print(error)
del holds


def generating(a, b=2, *, c=3):
    yield plain(a, b=b, c=c)
    yield some(a, b)
    yield only(a, c=c)


some.__defaults__, only.__kwdefaults__ = (2, 3), {"d": 4}
print([list(generating(i, c=i)) for i in range(3)])

# Calls of functions with *args and **kwargs in which nothing is wrong take short ways: what is given
# in order, what is all for the two, defaults between. And the calls in which something is.


def rest(*a, **k): return a, k
def args(*a): return a
def kwargs(**k): return k
def one(x, *a, **k): return x, a, k
def default(x, y=2, *a, **k): return x, y, a, k
def only(x, *a, y, z=3, **k): return x, a, y, z, k
def no_args(x, y=2, **k): return x, y, k
def no_kwargs(x, y=2, *a): return x, y, a
def slash(x, y=2, /, *a, **k): return x, y, a, k
def kwonly(x, *a, y=1): return x, a, y


class C:
    def method(self, *a, **k): return a, k
    def named(self, x, *a, y=4, **k): return x, a, y, k
    @staticmethod
    def static(*a, **k): return a, k


c = C()
functions = [rest, args, kwargs, one, default, only, no_args, no_kwargs, slash, kwonly, c.method,
             c.named, c.static]


def attempt(f, call):
    for _ in range(3):
        try:
            shown = call(f)
        except TypeError as error:
            shown = error
    print(f.__name__, shown)


for f in functions:
    attempt(f, lambda f: f())
    attempt(f, lambda f: f(1))
    attempt(f, lambda f: f(1, 2))
    attempt(f, lambda f: f(1, 2, 3, 4, 5))
    attempt(f, lambda f: f(x=1))
    attempt(f, lambda f: f(1, y=5))
    attempt(f, lambda f: f(1, x=5))
    attempt(f, lambda f: f(1, z=5, y=6))
    attempt(f, lambda f: f(1, q=5))
    attempt(f, lambda f: f(1, q=5, y=7, r=8))
    attempt(f, lambda f: f(1, 2, 3, q=5, r=6))
    attempt(f, lambda f: f(y=1, x=2))
    attempt(f, lambda f: f(1, 2, y=3))
    attempt(f, lambda f: f(a=1, k=2))
    attempt(f, lambda f: f(1, self=2))


# Each call makes its own dict, and the empty ones are no exception.
def keep(x, y=1, *a, **k):
    k["n"] = len(k)
    return k


kept = [keep(1), keep(1, 2), keep(1, y=2), keep(1, 2, 3), keep(1, z=3), keep(1, 2, z=4)]
print(kept, len({id(k) for k in kept}))

# What is passed lives as long as anything holds it, no longer.
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)


def hold(first, *a, **k):
    del first
    print("in", [n.name for n in a], sorted(k))


hold(Noisy(1), Noisy(2), Noisy(3), key=Noisy(4))
hold(Noisy(5), key=Noisy(6))
hold(Noisy(7))
print("end")

# Defaults that change, are too many, or none.
def changing(x, y=1, **k): return x, y, k
print(changing(0), changing(0, z=1))
changing.__defaults__ = (5, 6)
print(changing(), changing(z=1))
changing.__defaults__ = None
attempt(changing, lambda f: f(1))
attempt(changing, lambda f: f(1, z=2))
changing.__defaults__ = (7, 8, 9)
print(changing(1), changing(1, z=2), changing(z=2))

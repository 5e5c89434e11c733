# f(*items, **mapping) of functions with *args and **kwargs: what arrives, and that nobody shares it.


def all_(*args, **kwargs): return args, kwargs
def only_args(*args): return args
def only_keywords(**kwargs): return kwargs
def mixed(a, b=2, *args, c, d=4, **kwargs): return a, b, args, c, d, kwargs
def named(a, b=2, **kwargs): return a, b, kwargs
def first(a, /, *args, a2=0, **kwargs): return a, args, a2, kwargs
def tail(a, b, *args): return a, b, args


class C:
    def all_(*args, **kwargs): return len(args), args[1:], kwargs
    def method(self, *args, **kwargs): return args, kwargs
    def mixed(self, a, *args, k=1, **kwargs): return a, args, k, kwargs
    @classmethod
    def cls(cls, *args, **kwargs): return cls.__name__, args, kwargs
    def __init__(self, *args, **kwargs): self.made = args, kwargs


class Text(str): pass


class Sub(dict):
    def keys(self): return ["seen"]
    def __getitem__(self, key): return 42


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print("TypeError:", error)


calls = [((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((), {"a": 1}), ((1,), {"b": 5, "z": 6}),
         ((1, 2), {"b": 5}), ((1, 2, 3), {"c": 7, "q": 8, "d": 9}), ((1,), {"c": 7}),
         ((), {"c": 1, "a": 2, "b": 3}), ((1,), {"a": 2, "c": 3}), ((1,), {"a2": 3, "a": 4}),
         ((1,), {"k": 2, "self": 3}), ((1,), {1: 2}), ((1,), {"a": 1, 2: 3}), ((), {"": 0})]
c = C()
for args, kwargs in calls:
    for f in all_, only_args, only_keywords, mixed, named, first, tail, c.all_, c.method, c.mixed, C.cls:
        for _ in range(2):
            try:
                print(f.__name__, f(*args, **kwargs), f(*list(args), **dict(kwargs)))
            except TypeError as error:
                print(f.__name__, "TypeError:", error)

# A name made at run time, and one of a subclass of str.
made = "".join(["c", "d"])[:1]
print(mixed(1, **{made: 3}), all_(**{"x" + made: 1}))
print(only_keywords(**{Text("t"): 1}), mixed(*(1,), **{Text("c"): 1}))

# Nobody shares what arrives.
d = {"a": [1], "b": 2}
got = only_keywords(**d)
got["new"] = 1
del got["a"]
print(d, got)
def change(*args, **kwargs):
    kwargs["more"] = args
    return kwargs
def passes(*args, **kwargs):
    before = change(*args, **kwargs)
    return before, kwargs
print(passes(1, 2, x=3), passes(), change(*[1], **{"y": 1}), change(**dict(z=1)))
l = [1, 2]
def grow(*args):
    l.append(3)
    return args
print(grow(*l), grow(*l), l)

# Dicts with holes, large ones, many items.
holes = {str(i): i for i in range(6)}
for name in "013":
    del holes[name]
print(all_(**holes), mixed(0, c=1, **holes))
large = {"k%d" % i: i for i in range(40)}
print(only_keywords(**large) == large, len(mixed(1, c=2, **large)[-1]), mixed(*range(70), c=1)[2][-1])
print(all_(*(), **Sub(x=1)), all_(*range(3)), all_(*"ab"), all_(*{1: 2}))

# Generators and coroutines begin elsewhere.
def generator(*args, **kwargs):
    yield args
    yield from (all_(*args, **kwargs), kwargs)
print(list(generator(1, x=2)), list(generator(*(1, 2), **{"y": 3})))

# Wrappers of wrappers.
def wrap(f):
    def wrapper(*args, **kwargs): return f(*args, **kwargs)
    return wrapper
@wrap
@wrap
def target(a, b=2, *, c=3): return a, b, c
for _ in range(3):
    print(target(1), target(1, c=5), target(b=1, a=0))
show(target)
show(target, 1, 2, 3)
show(target, 1, q=2)
show(wrap(mixed), 1)
print(C(*(1, 2), **{"k": 3}).made, wrap(C)(1, z=2).made)
try:
    all_(*5)
except TypeError as error:
    print(error)
try:
    all_(**[1])
except TypeError as error:
    print(error)


def gathered(*args):
    return args


given = (1, 2, 3)
print("a copy each time", [gathered(*given) is given for _ in range(3)])

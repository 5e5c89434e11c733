# f(*items, **mapping) for callables, items and mappings of many kinds; and parameters of all kinds.
def show(*args, **kwargs):
    return args, kwargs


def plain(a, b=2, c=3):
    return a, b, c


def kwonly(a, *rest, k, d="d"):
    return a, rest, k, d


def everything(p, /, a, b="b", *rest, k="k", **more):
    return p, a, b, rest, k, more


def posonly(p, q=2, /, **more):
    return p, q, more


class C:
    def __init__(self, *args, **kwargs):
        self.got = args, kwargs

    def method(self, a, *rest, **more):
        return self.got, a, rest, more

    @classmethod
    def cls(cls, *args, **kwargs):
        return cls.__name__, args, kwargs

    @staticmethod
    def static(*args, **kwargs):
        return args, kwargs

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


class Text(str):
    pass


class Mapping:
    def __init__(self, d):
        self.d = d

    def keys(self):
        return self.d.keys()

    def __getitem__(self, key):
        return self.d[key]


for _ in range(3):  # the second time with what the first one has learnt
    for items in ((), (1,), [1, 2], (1, 2, 3, 4), "xy", iter([7, 8]), range(3), {5: 6}, 5, None):
        for f in (show, plain, kwonly, everything, posonly):
            print(attempt(lambda: f(*items)), end=" ")
        print()
    for mapping in ({}, {"a": 1}, {"k": 1}, {"a": 1, "c": 2}, {"b": 1, "k": 2}, {"p": 1, "zz": 2}, {1: 2},
                    {Text("a"): 1}, {Text("other"): 1}, {"".join(["a", ""]): 1}, {"".join(["un", "known"]): 1},
                    Mapping({"a": 5, "k": 6}), 5, None):
        for f in (show, plain, kwonly, everything, posonly):
            print(attempt(lambda: f(9, **mapping)), end=" ")
        print()

print(C(*[1], **{"x": 2}).got, C(1).method(*(1, 2), **{"z": 3}), C().cls(*"ab"), C.static(**{"s": 1}), C()(*[1], y=2))
bound = C(5).method
print(bound(*[1, 2], **{"q": 3}), attempt(lambda: bound(**{"self": 1})), attempt(lambda: bound()))
print(max(*[3, 9, 4]), max(*[[3, 9, 4]], **{"key": lambda x: -x}), sorted(*["cab"], **{"reverse": True}))
print(dict(*[[("a", 1)]], **{"b": 2}), int(*["ff"], **{"base": 16}) if False else int(*["ff", 16]))
print("{} {x}".format(*[1], **{"x": 2}), print(*["a", "b"], **{"sep": "-"}))
print(attempt(lambda: show(*[1], **{"a": 1}, **{"a": 2})), attempt(lambda: plain(*[1], a=5)))
print(attempt(lambda: plain(1, 2, 3, *[4])), attempt(lambda: plain(*[], **{})), attempt(lambda: kwonly(1, k=2, **{"k": 3})))
number, nothing = 5, None
print(attempt(lambda: number(*[1])), attempt(lambda: nothing(**{})))

# Many.
many = list(range(1000))
args, kwargs = show(*many, **{f"k{i}": i for i in range(100)})
print(len(args), len(kwargs), sum(args), kwargs["k99"], list(kwargs)[:3])
for n in range(26, 40):
    args, kwargs = show(*many[:n], **{f"k{i}": i for i in range(n % 5)})
    assert args == tuple(many[:n]) and list(kwargs.values()) == list(range(n % 5)), n
wide = eval("lambda " + ", ".join(f"a{i}=0" for i in range(70)) + ", **more: (a0, a1, a63, a64, a69, more)")
print(wide(1, 2), wide(*range(70)), wide(**{f"a{i}": i for i in range(70)}), wide(a69=1, other=2))
print(attempt(wide, *range(71)))


# The items and the mapping are the callee's own.
def change(*args, **kwargs):
    given.append(1)
    mapping["new"] = 1
    kwargs["own"] = 1
    return args, kwargs


given, mapping = [1, 2], {"x": 1}
print(change(*given, **mapping), given, mapping)


# Recursion, generators, closures; what is called from a generator; what dies meanwhile.
def down(n, *rest, **more):
    return (n, rest, more) if n == 0 else down(n - 1, *rest, n, **more)


print(down(5, x=1))
try:
    down(1000000)
except RecursionError as e:
    print("RecursionError")


def gen(*args, **kwargs):
    for a in args:
        yield show(a, *args, **kwargs)
        yield plain(*[a])


print(list(gen(*[1, 2], **{"k": 1})))


class Loud:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, show(*[self.n] * 3))


class Items:
    def __iter__(self):
        return iter([Loud(1), Loud(2)])


def takes(a, b):
    return a.n + b.n


print(takes(*Items()))
print(attempt(lambda: takes(*[Loud(3), 4, 5])))
print(attempt(lambda: plain(*[Loud(6)], **{"zz": Loud(7)})))


# Defaults and code that change between calls.
def later(a, b=1, *, c=2):
    return a, b, c


for i in range(6):
    print(attempt(lambda: later(*[0])), attempt(lambda: later(0, c=5)), attempt(lambda: later(b=7, **{"a": 8})))
    if i == 1:
        later.__defaults__ = (10,)
    if i == 2:
        later.__defaults__ = None
    if i == 3:
        later.__kwdefaults__ = {}
    if i == 4:
        later.__code__ = plain.__code__

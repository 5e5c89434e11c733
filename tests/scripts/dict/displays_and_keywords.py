# Dicts made of displays, of keywords and of other dicts: the order, the last value of a key, growth
# beyond what fits without an index, and what runs code meanwhile.
import gc

a, b = {"x": 1, "y": 2, "z": 3}, {"w": 4, "x": 5}
print({**a, **b}, {**b, **a}, {**a}, {**{}}, {**{}, **a}, {**a, "x": 0, "q": 1})
print(a | b, b | a, {} | a, a | {}, a, b)
for size in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17):
    d = {f"k{i}": i for i in range(size)}
    made = {**d, "new": 1, **{"k0": "again", 7: 7}}
    print(size, len(made), list(made)[-3:], made.get("k0"), made == dict(d) | {"new": 1, "k0": "again", 7: 7})
    made = d | {"k1": 1, "n": 2, (1, 2): 3}
    print(list(made.items())[-3:], len(made))
    holes = dict(d)
    for i in range(0, size, 2):
        del holes[f"k{i}"]
    print({**holes, "end": 0}, holes | {"end": 1}, {**holes})

print({"a": 1}, {"a": 1, "a": 2}, {1: "i", True: "b", 1.0: "f"}, {"a": 1, 1: 2, None: 3}, {1: 1, "a": 2})
k = "".join(["k", "ey"])
print({k: 1, "key": 2, k: 3}, {k: [], "other": [k]})


def keywords(**kw):
    return kw


print(dict(p=1), dict(p=1, q=2), dict(a, p=1), dict(a, x=0), dict([("x", 1)], x=2), dict(), keywords(p=1, q=[]))
print(dict(**a), dict(**a, w=0), dict({1: 2}, **b), keywords(**a, **{"v": 0}))
many = {f"n{i}": i for i in range(12)}
print(dict(**many) == many, keywords(**many) == many, list(dict(m=0, **many))[:2])


class D(dict):
    pass


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


print(D(p=1), D(a, p=1), Loud(p=1, q=2), Loud(a))
d = D(p=1)
d.__init__(q=2)
print(d)
d.__init__({"p": 5}, r=3)
print(d, type(d | {}), type({} | d))

u = {}
u.update(x=1)
u.update({"x": 2}, y=3)
u.update([("z", 4)], x=5)
u.update()
u.update({})
print(u)
for wrong in (lambda: u.update(1), lambda: u.update({}, {}), lambda: u.update([1]), lambda: dict(1, x=2), lambda: dict({}, {}, x=1)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print("{x} {0} {y!r}".format("pos", x=1, y="s"), "{a[x]}".format(a=a), "{}{}".format(1, 2))

# A finaliser that changes the dict that is read, or the one that is written.
class Gone:
    def __init__(self, do):
        self.do = do

    def __del__(self):
        self.do()


def merge(change):
    to = {"a": 1, "b": Gone(lambda: change(to, source)), "c": 3}
    source = {"a": 10, "b": 20, "c": 30, "d": 40}
    try:
        to.update(source)
    except RuntimeError as e:
        print(e)
    print({key if isinstance(key, (str, int)) else "odd": v for key, v in to.items()}, len(source))


class Odd:
    def __hash__(self):
        return hash("c")

    def __eq__(self, other):
        return other == "c"


merge(lambda to, source: None)
merge(lambda to, source: source.clear())
merge(lambda to, source: source.pop("a"))
merge(lambda to, source: source.update(a=11))
merge(lambda to, source: to.clear())
merge(lambda to, source: to.update({Odd(): "odd"}))
merge(lambda to, source: to.update({(1, 2): "tuple"}))

# What holds containers is seen by the collector, however it was made.
n = []
cyclic = [dict(p=n), {"p": n}, {"p": n, "q": 1}, {**{"p": n}}, {"p": n} | {"q": 2}, keywords(p=n)]
print([gc.is_tracked(x) for x in cyclic])
n.append(cyclic)
del cyclic, n
gc.collect()

# A dict grows while it is iterated, and its place in a loop is kept.
grow = {"a": 1, "b": 2, "c": 3}
try:
    for key in grow:
        grow[key + key] = 0
except RuntimeError as e:
    print(e, grow)

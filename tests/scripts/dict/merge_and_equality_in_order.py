# dict == dict, a | b, {**a, **b} and update(): keys in the same order or another, plain or not,
# and what changes the dicts meanwhile.
from collections import OrderedDict

a = {"x": 1, "y": [2], 3: "z", "n": float("nan")}
same = dict(a)
print(a == same, a == {**a}, a == dict(reversed(list(a.items()))), a != same)
print(a == {"x": 1, "y": [2], 3: "z", "n": float("nan")})  # another nan
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {"a": 1} == {"a": True}, {1: "a"} == {1.0: "a"})
print({"a": 1} == {"b": 1}, {"a": 1} == {"a": 2}, {"a": 10**20} == {"a": 10**20}, {} == {}, {"a": 1} == {})
print({(1, 2): 3} == {(1, 2): 3}, {None: 1} == {None: 1}, {"a": {"b": {}}} == {"a": {"b": {}}})

gone = {"a": 1, "b": 2, "c": 3}
del gone["a"]
print(gone == {"b": 2, "c": 3}, {"b": 2, "c": 3} == gone, gone | {"d": 4}, {"d": 4} | gone, {**gone, **gone})


class Meddles:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.clear()
        return True

    __hash__ = object.__hash__


d = {}
d["a"] = Meddles(d)
d["b"] = 2
e = {"a": Meddles({}), "b": 3}
try:
    print(d == e, d)
except RuntimeError as x:
    print(x)


class Raises:
    def __eq__(self, other):
        raise ZeroDivisionError("eq")


try:
    print({"a": Raises()} == {"a": Raises()})
except ZeroDivisionError as x:
    print(x)
r = Raises()
print({"a": r} == {"a": r})


class Finalised:
    def __init__(self, d, how):
        self.d, self.how = d, how

    def __del__(self):
        self.how(self.d)


for how in (dict.clear, lambda d: d.update(new=1), lambda d: d.__setitem__("c", 9), lambda d: None):
    source = {"a": 1, "b": 2, "c": 3}
    target = {"b": Finalised(source, how)}
    try:
        target.update(source)
        print(list(target.items()))
    except RuntimeError as x:
        print(x, list(target))


class Late:
    def __hash__(self):
        return hash("c")

    def __eq__(self, other):
        source.clear()
        return other == "c"


def insert_other(d):  # a key of another kind into the dict that is being filled
    target[Late()] = "late"


source = {"a": 1, "b": 2, "c": "".join(["x", "y"])}
target = {"b": Finalised(source, insert_other)}
try:
    target.update(source)
    print(len(target))
except RuntimeError as x:
    print(x, len(target))


class Key(str):
    pass


class Hashes:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return isinstance(other, Hashes) and self.n == other.n

    def __repr__(self):
        return f"H{self.n}"


h = [Hashes(n) for n in range(6)]
print({h[0]: 1}, {h[0]: 1, h[2]: 2, "a": 3, (1, 2): 4}, {(1, 2): 1, h[1]: 2})
print({h[0]: 1, "a": 2} | {Hashes(0): 5, Key("a"): 6}, {"a": 1} | {Key("a"): 2, Key("b"): 3})
print({h[i]: i for i in range(6)} == {h[i]: i for i in (5, 3, 1, 0, 2, 4)})
print({"a": 1, "b": 2, **{"b": 3, "c": 4}, "a": 5}, {**{1: 2}, **{"1": 3}, **{1: 4}})

big = {f"k{i}": i for i in range(40)}
print(len(big | {f"k{i}": -i for i in range(20, 60)}), big == dict(big), big == {**big, "k7": 8}, sum((big | {"k1": 100}).values()))

print(dict(), dict(a=1), dict(a=1, b=2, c=3, d=4), dict({"a": 1}, a=2, b=3), dict([("x", 1)], y=2))
print(dict(**{f"k{i}": i for i in range(12)}))
for call in (lambda: dict(1, a=2), lambda: dict({}, {}), lambda: dict([1])):
    try:
        call()
    except (TypeError, ValueError) as x:
        print(x)


class D(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.made = True


made = D(a=1, b=2)
print(made, made.made, type(made | {"c": 3}).__name__, type({} | made).__name__, OrderedDict(a=1) | {"b": 2})
t = {(1, 2): "t", (1, (2, 3)): "n", (1.0, "a"): "f", (): "e"}
print(t[1, 2], t[1, (2, 3)], t[1, "a"], t[()], t[True, 2], t.get((1, 3)), (1, 2) in t, ((1, 2),) in t)
for key in ((1, []), ([],), (1, 3)):
    try:
        t[key]
    except (TypeError, KeyError) as x:
        print(type(x).__name__, x)

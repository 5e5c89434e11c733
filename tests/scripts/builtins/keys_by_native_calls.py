# Native functions and methods as keys: with arguments left out, wrong ones, and odd subjects.
from functools import reduce
import operator
import re


class Text(str):
    def lower(self):
        return "never asked"


class Loud(dict):
    def get(self, key, default=None):
        return -super().get(key, 0)

    def __missing__(self, key):
        return 100


words = ["pear", "Apple", "fig", Text("Bee"), "apple"]
print(sorted(words, key=str.lower), max(words, key=str.upper), min(words, key=str.swapcase))
print(sorted(words, key=str.split), sorted(words, key=str.strip), sorted(words, key=str.encode))
counts = {"a": 3, "b": 1, "c": 2}
print(sorted(counts, key=counts.get), max(counts, key=counts.get), sorted("cabz", key=Loud(counts).get))
print(sorted(counts, key=Loud(counts).__getitem__), sorted("cab", key=counts.__getitem__))
print(sorted([3, -1, 2.5, True], key=abs), sorted([3, 1], key=int.bit_length), sorted([2.5, 1.5], key=float.hex))
print(sorted([[2, 1], [1]], key=list.copy), sorted([{1, 2}, {3}], key=len), sorted([(2,), (1, 1)], key=tuple.__len__))
for key in (str.lower, str.replace, dict.get, int.bit_length, counts.get, counts.pop, len, "x".join, str.join):
    try:
        print(sorted(["b", "a"], key=key))
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
for subjects in ([1, "a"], [b"a"], [None], ["a", Text("b"), 3]):
    try:
        print(sorted(subjects, key=str.lower))
    except TypeError as error:
        print(error)
print(reduce(operator.add, [1, 2, 3]), reduce(divmod, [7]), reduce(max, [3, 9, 2]), reduce(pow, [2, 3]))
print(reduce(counts.get, ["a", "x"]), reduce(str.join, [",", "ab"]), reduce(getattr, ["real", "upper"])())
try:
    reduce(len, [1, 2])
except TypeError as error:
    print(error)
print(re.sub("[a-z]", re.Match.group, "ab1"))


# The dict that the key reads changes meanwhile.
class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        ranks.pop("gone", None)
        return isinstance(other, Odd) and self.n == other.n


ranks = {}
ranks.update((Odd(n), -n) for n in range(5))
ranks["gone"] = 0
print([o.n for o in sorted([Odd(3), Odd(1), Odd(4)], key=ranks.get)], "gone" in ranks)
d = {"x": 1}
bound = d.get
del d
print(max(["x"], key=bound))

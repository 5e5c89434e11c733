# Items, membership and operators of native types, of classes below them and of classes alone.
from collections import OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
import array
import operator


class Items:
    def __getitem__(self, key):
        return ("item", key)

    def __contains__(self, item):
        return item == 3


class Up(dict):
    def __getitem__(self, key):
        return ("up", dict.get(self, key))

    def __contains__(self, key):
        return True


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


class Default(defaultdict):
    pass


class NoItems:
    __getitem__ = None
    __contains__ = None


class OnlyIter:
    def __iter__(self):
        return iter([1, 2, 3])


P = namedtuple("P", "x y")


class SubP(P):
    def __getitem__(self, at):
        return ("sub", at)


def item(owner, key):
    return owner[key]


def has(owner, key):
    return key in owner


owners = [
    Items(), Up(a=1), Missing(a=1), Default(list, a=1), defaultdict(int, a=1), OrderedDict(a=1), NoItems(), OnlyIter(),
    P(1, 2), SubP(1, 2), deque([1, 2]), array.array("i", [1, 2]), [1, 2], (1, 2), "ab", b"ab", {1: 2}, {1, 2},
    range(3), memoryview(b"abc"), 5, list, dict, object(),
]
for owner in owners:
    for key in (1, -1, "a", 3, 7):
        for f in (item, has):
            for _ in range(3):
                try:
                    shown = f(owner, key)
                except Exception as e:
                    shown = f"{type(e).__name__}: {e}"
            print(shown, end=" | ")
    print()

one = Items()
print(one[5], 3 in one)
Items.__getitem__ = lambda self, key: "other"
Items.__contains__ = lambda self, key: []
print(one[5], 3 in one)
del Items.__getitem__, Items.__contains__
for f in (item, has):
    try:
        print(f(one, 5))
    except TypeError as e:
        print(e)


class D(Decimal):
    def __add__(self, other):
        return "D.add"

    def __radd__(self, other):
        return "D.radd"


class Day(timedelta):
    def __rsub__(self, other):
        return "Day.rsub"


class L(list):
    def __add__(self, other):
        return "L.add"

    def __radd__(self, other):
        return "L.radd"


class S(set):
    def __ror__(self, other):
        return "S.ror"


class R:
    def __radd__(self, other):
        return "R.radd"

    def __rsub__(self, other):
        return NotImplemented

    def __ror__(self, other):
        return "R.ror"

    def __rmul__(self, other):
        return "R.rmul"


values = [
    Decimal("1.5"), D("2"), timedelta(2), Day(1), date(2024, 5, 6), datetime(2024, 5, 6), Fraction(1, 3), [1], L([2]),
    (1,), {1}, S({2}), frozenset({3}), {1: 2}, 3, 2.5, True, None, "s", b"b", R(), 10**20, 1j, deque([1]),
]
names = {operator.add: "+", operator.sub: "-", operator.or_: "|", operator.mul: "*", operator.and_: "&"}
for left in values:
    for f, g in (
        (lambda a, b: a + b, operator.add),
        (lambda a, b: a - b, operator.sub),
        (lambda a, b: a | b, operator.or_),
        (lambda a, b: a * b, operator.mul),
        (lambda a, b: a & b, operator.and_),
    ):
        shown = []
        for right in values:
            results = []
            for h in (f, f, g):
                try:
                    results.append(repr(h(left, right)))
                except Exception as e:
                    results.append(f"{type(e).__name__}: {e}")
            assert results[0] == results[1], results
            if results[0] != results[2]:
                shown.append(tuple(results[1:]))
            elif "unsupported" not in results[0] and len(results[0]) < 60:
                shown.append(results[0])
        print(type(left).__name__, names[g], shown)

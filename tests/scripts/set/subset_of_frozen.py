# Comparing sets and frozensets, also when == of a key changes them; the least and greatest of sets.
a, b = frozenset(range(5)), frozenset(range(50))
print(a <= b, a < b, a == b, a != b, b <= a, b >= a, a > b, a <= {0, 1, 2, 3, 4}, {1} < a, a == set(a))
print(frozenset() <= a, a <= frozenset(), frozenset() == set(), a <= frozenset([0, 1, 2, 3, 9]))


class Sub(frozenset):
    def __le__(self, other):
        return "own"


print(Sub([1]) <= a, a >= Sub([1]), a <= Sub(a), Sub(a) == a)


class Key:
    def __init__(self, name, action=None):
        self.name, self.action = name, action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.action:
            self.action()
        return isinstance(other, Key) and self.name == other.name


left = {Key(n) for n in "abc"}
right = {Key(n, lambda: left.clear()) for n in "abcd"}
print(left <= right, len(left))
left = {Key(n) for n in "ab"} | {1, 2}
right = {Key("a"), Key("b", lambda: right.discard(1)), 1, 2}
print(left >= {1}, left <= right in (True, False))


def fail():
    raise KeyError("compared")


for operation in (set.issubset, set.intersection, set.difference, set.isdisjoint, set.symmetric_difference):
    try:
        print(operation({Key("x")}, {Key("y", fail)}))
    except KeyError as e:
        print(operation.__name__, e)

print(min({3, 1, 2}), max(frozenset([3, 1, 2])), min({2.5, 1}), max({"b", "a"}), min({(1, 2), (1, 1)}))
print(max({True, 0}), min({7}), max(set(), default="none"), min({3, -1}, key=abs), max({1, 2}, {0, 3}))
print(min({10**30, 5}), max({10**30, -(10**30)}), max({float("inf"), 1}))
for bad in ({1, "a"}, set(), {None, 1}):
    try:
        print(min(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        numbers.discard(self)
        return self.n < other.n


numbers = {Ordered(i) for i in range(3)}
try:
    min(numbers)
except RuntimeError as e:
    print(e)


class Reversed(set):
    def __iter__(self):
        return iter([9, 8])


print(min(Reversed([1, 2, 3])), max(Reversed()))

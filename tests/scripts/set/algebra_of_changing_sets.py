# What &, - and their methods make of sets that == changes on the way, and of subclasses.
class Key:
    act = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        act, Key.act = Key.act, None
        if act:
            act()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


def grow(s):
    return lambda: s.update(range(100))


def shrink(s):
    return lambda: s.clear()


for change in grow, shrink:
    for operation in set.intersection, set.difference, set.__and__, set.__sub__, set.__xor__:
        a = {Key("x"), Key("y"), 1, "two", 3.5}
        b = {Key("y"), Key("z"), 1, "two", 4}
        for changed in a, b:
            Key.act = change(changed)
            result = operation(a, b)
            Key.act = None
            print(operation.__name__, len(result) == len(list(result)), len(set(map(id, result))) == len(result))


class Named(set):
    def __contains__(self, key):
        return True

    def __iter__(self):
        return iter("never")


print(sorted(Named([1, 2, 3]) & {2, 3, 4}), sorted({1, 2, 3} - Named([1])), type(Named([1]) - {2}))
print({1, 2, 3} - set(), {1, 2, 3} - {1, 2, 3}, set() & {1}, {1} & set(), {True, 2} & {1, 2.0})
print({1, 2, 3}.difference({1: 0, 5: 0}), {1, 2, 3}.difference([2]), frozenset("ab") - {"a"})
print([list(set(range(n)) - {1, 5}) for n in (3, 8, 20)])
print([list({8, 16, 0, 24} & {24, 16, 8, 0, 32})], [list({8, 16, 0, 24} - {3})])
try:
    {1} - [1]
except TypeError as e:
    print(e)

# The order of a union is that of a copy of the first set which then gets the keys of the second.
for a in range(9):
    for b in (0, 1, 3, 5, 8, 40):
        left = set(range(100, 100 + a * 7, 7))
        right = frozenset(range(90, 90 + b * 3, 3))
        copied = set(left)
        copied.update(right)
        assert list(left | right) == list(copied) == list(left.union(right)), (a, b)
        print(list(left | right), list(right | left)[:5], type(right | left).__name__)

shrunk = set(range(60))
for i in range(3, 60):
    shrunk.discard(i)
print(list(shrunk | {70, 65, 64}), list(shrunk | set()), list(set() | shrunk))
holes = {1, 2, 3, 4}
holes.remove(2)
print(list(holes | {33, 9}), list(holes | holes), (holes | holes) is holes)


class Odd:
    """Compares by running code, which may change what is being merged."""

    def __init__(self, name, on_eq=None):
        self.name, self.on_eq = name, on_eq

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.on_eq:
            self.on_eq()
        return self.name == other.name

    def __repr__(self):
        return self.name


x, y = Odd("x"), Odd("y")
print(sorted(map(repr, {x} | {Odd("x"), y})), len({x, y} | {Odd("y")}))


def fail():
    raise ValueError("compared")


for operation in (lambda a, b: a | b, lambda a, b: a & b, lambda a, b: a - b, lambda a, b: a <= b):
    try:
        print(operation({Odd("p", fail)}, {Odd("q")}))
    except ValueError as e:
        print(e)


class Named(frozenset):
    pass


both = Named("ab") | {"c"}
print(type(both).__name__, sorted(both), type({1} | Named([2])).__name__)
try:
    {1} | [2]
except TypeError as e:
    print(e)

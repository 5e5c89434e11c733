# Comparisons of values of different kinds at one place: strs in order, ints with floats near the
# limits of exactness, bools, tuples, lists, bytes, dicts, sets.
def less(a, b):
    return a < b


def branch(a, b):
    if a < b:
        return "<"
    if a == b:
        return "=="
    if a >= b:
        return ">="
    return "?"


def between(low, x, high):
    return low <= x <= high


def if_between(low, x, high):
    if low <= x < high:
        return "in"
    return "out"


kinds = [0, 1, -1, 2**53, 2**53 + 1, 2**61, 2**62, 2**70, 0.0, 0.5, 1.0, 2.0**53, float(2**53 + 2),
         2.0**61, 1e300, float("inf"), float("nan"), True, False, "", "a", "b", "ab", "\xe9",
         "\u4e2d", (), (1,), (1, 2), (1, 2.5), ("a", 1), (1, "a"), [1], [1, 2], b"a", b"b",
         {1}, {1, 2}, {"a": 1}, {"a": 1.0}, None]
for a in kinds:
    row = []
    for b in kinds:
        for f in (less, branch):
            try:
                row.append(str(f(a, b))[0])
            except TypeError as e:
                row.append("E" if f is less else "e")
    print("".join(row), a)
for x in ["a", "m", "z", "A", "", "\xe9", "zz"]:
    print(between("a", x, "z"), if_between("a", x, "z"), x in "amz", x not in ("a", "m"), end=" ")
print()
for x in [1, 1.5, True, 2**60, 10, 10.0]:
    print(between(1, x, 10), between(1.0, x, 10.0), if_between(0.5, x, 10), end=" ")
print()


class Always:
    def __eq__(self, other):
        return "equal"

    def __lt__(self, other):
        return "less"

    def __hash__(self):
        return 1


a = Always()
print((a,) == (1,), (a, 1) < (a, 2), (a,) < (1,), [(1, a)] < [(1, 2)], less((1, a), (1, a)),
      less((1, Always()), (1, Always())), sorted([(2, "b"), (1, "z"), (1, "a"), (2, 1.5 and "a")]))
print(min((1, "b"), (1, "a")), max([(1, 2), (1, 2, 3), (1,)]), sorted([(1, 2.5), (1, 2), (0.5, 9)]))

deep = other = ()
for _ in range(100000):
    deep, other = (deep,), (other,)
for f in (less, branch):
    try:
        f(deep, other)
    except RecursionError as e:
        print(e)
while deep:
    deep = deep[0]
while other:
    other = other[0]

# min, max, any and all of lists and tuples that hold numbers, something else, or change.
def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


nan, inf, big = float("nan"), float("inf"), 2**70
samples = [
    [],
    [3],
    [3, 1, 2],
    [3.5, -1.25, 2.0],
    [1, 1.0, True],
    [True, 1.0, 1],
    [True, False],
    [0.0, -0.0],
    [-0.0, 0.0],
    [nan, 1.0, 2.0],
    [1.0, nan, 0.5],
    [inf, -inf, 1e300],
    [1e-310, 5e-324, 0.0],
    [big, 1, -big],
    [1, big],
    [2**62 - 1, -(2**62), 2**62],
    ["b", "a", "c"],
    ["b", 1],
    [1, "b"],
    [1, 2, None],
    [None, 1],
    [[2], [1, 5]],
    [(1, "x"), (1, "a")],
    [1j, 2j],
    [0, 0.0, "", None, False, [], ()],
    [0, None, [0]],
    [1, True, "a", [0]],
    [0, [], 2.5],
    [-1, 0],
]
for sample in samples:
    for items in (sample, tuple(sample)):
        print(attempt(min, items), attempt(max, items), any(items), all(items), end=" | ")
        print(attempt(min, items, default="none"), attempt(max, items, key=str))
    if len(sample) > 1:
        print(attempt(min, *sample), attempt(max, *sample), attempt(max, *sample, default=1))


class Odd(int):
    def __lt__(self, other):
        order.append((int(self), int(other)))
        return int(self) % 10 < int(other) % 10

    __gt__ = __lt__

    def __bool__(self):
        order.append("bool")
        return False


order = []
print(min([Odd(12), Odd(3), 5]), min([5, 7, Odd(1)]), max((1, Odd(20))), all([1, Odd(3)]), any((0, Odd(3))), order)


class Changing:
    def __init__(self, owner):
        self.owner = owner

    def __gt__(self, other):
        self.owner.clear()
        return True

    def __bool__(self):
        self.owner.clear()
        return False


items = [1, 2]
items += [Changing(items), 4]
print(type(max(items)).__name__, items)
items = [0, 0]
items += [Changing(items), 4]
print(any(items), items)


class MyList(list):
    def __iter__(self):
        return iter([7, 8])


class MyTuple(tuple):
    def __iter__(self):
        return iter([0])


print(max(MyList([1])), min(MyList([1])), all(MyTuple([1])), any(MyTuple([1])))
first, second = 257.0 + 0, 257.0 + 0
print(max([first, second]) is first, min((first, second)) is first)

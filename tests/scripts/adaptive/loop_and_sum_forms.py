# Loops whose iterable changes its type from run to run, sums that are stored where numbers and texts
# take turns, and comparisons of ints with every outcome.
import pickle


def last(iterable):
    found = None
    for item in iterable:
        found = item
    return found


def pairs(count):
    for k in range(count):
        yield k * k


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        self.start -= 1
        if self.start < 0:
            raise StopIteration
        return self.start


for _ in range(3):
    for iterable in (range(5), [1, 2, 3], (4, 5), "abc", "a\u00e9\u4e00", {7: 8}, pairs(4), Countdown(3),
                     range(0), [], (), "", map(str, [1, 2]), b"xy", range(10**20, 10**20 + 3),
                     range(5, -5, -3), enumerate("q"), zip("a", "b"), reversed([1, 2])):
        print(last(iterable), end=" ")
    print()


def grown():
    items = [1, 2, 3]
    seen = []
    for item in items:
        seen.append(item)
        if len(items) < 6:
            items.append(item * 10)
    return seen


print(grown())


def add_up(values, start):
    total = start
    for value in values:
        total = total + value
        total += value
    return total


for _ in range(2):
    print(add_up([1, 2, 3], 0), add_up("abc", ""), add_up([0.5, 1.5], 0), add_up([[1], [2]], []),
          add_up([2**62, 2**62], 0), add_up([(1,), (2,)], ()), add_up([1j], 0), add_up([True], 1.0))
try:
    add_up(["a"], 1)
except TypeError as error:
    print(error)


class Adder:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Adder(self.n + (other if isinstance(other, int) else 100))

    def __repr__(self):
        return f"Adder({self.n})"


print(add_up([1, "x"], Adder(0)), add_up([1, 2], 5))


def compared(a, b):
    found = []
    if a < b:
        found.append("<")
    if a <= b:
        found.append("<=")
    if a == b:
        found.append("==")
    if a != b:
        found.append("!=")
    if a > b:
        found.append(">")
    if a >= b:
        found.append(">=")
    if not a < b:
        found.append("not <")
    if not a == b:
        found.append("not ==")
    if 3 < a:
        found.append("3 <")
    if a >= 3:
        found.append(">= 3")
    if a + 1 == b + 1:
        found.append("+1 ==")
    if a + 1 > 4:
        found.append("+1 > 4")
    while a < b:
        a += 2
    return found, a


for a, b in ((1, 2), (2, 2), (3, 2), (-5, 5), (2**61, -2**61), (1.5, 2), (2, 1.5), (2.0, 2), (True, 1), (4, 3),
             (2**70, 2**70), (float("nan"), 1)):
    print(a, b, *compared(a, b))

# Iterators of ranges at the edges of the word, copied in the middle.
for numbers in (range(2**62 - 3, 2**62), range(-2**62, -2**62 + 2), range(2**63, 2**63 + 2), range(7, 0, -2),
                range(0, 0, 2**63 - 1), range(5, 6, 2**62), range(-2**62, 2**62 - 1, 2**61)):
    it = iter(numbers)
    print(it.__length_hint__(), next(it, None), it.__length_hint__())
    print(list(pickle.loads(pickle.dumps(it))), list(it), list(it))
it = iter(range(0, 100, 7))
it.__setstate__(3)
print(next(it))
it.__setstate__(1000)
print(next(it, "end"))

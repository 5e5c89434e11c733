# zip() of two: which of them is a list's, tuple's or range's own iterator, and which one ends.
def count(name, n):
    for i in range(n):
        print(name, i)
        yield i


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise ValueError("no more")
        self.n -= 1
        return "step"


for a, b in zip([1, 2, 3], (4, 5)):
    print(a, b)
for a, b in zip(count("left", 3), [1, 2]):
    print(a, b)
for a, b in zip([1, 2], count("right", 3)):
    print(a, b)
for a, b in zip(count("left", 2), count("right", 1)):
    print(a, b)
for a, b in zip(range(2**62, 2**62 + 3), "abc"):
    print(a, b)
print(list(zip([], count("never", 1))), list(zip(count("once", 1), [])), list(zip((), ())), list(zip(range(3), range(5, 7))))
for sources in ([1, 2, 3], Steps(1)), (Steps(1), [1, 2, 3]), (Steps(0), Steps(0)):
    try:
        for a, b in zip(*sources):
            print(a, b)
    except ValueError as e:
        print(e)
items = [1, 2, 3]
for a, b in zip(items, items):
    print(a, b)
    if len(items) < 5:
        items.append(a * 10)
items = [[1], [2], [3]]
for a, b in zip(items, iter(items)):
    items.pop()
    print(a, b, items)
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
pairs = zip("ab", [object(), None])
kept = [p for p in pairs]
print([p[0] for p in kept], next(pairs, "end"))
try:
    for a, b in zip([1, 2], (3,), strict=True):
        print(a, b)
except ValueError as e:
    print(e)
print(dict(zip("abc", range(5))), [x * y for x, y in zip((1.5, 2.5), [2, 4])])

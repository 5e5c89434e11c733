# Unpacking what is derived from tuple: as it iterates.
from collections import namedtuple

Pair = namedtuple("Pair", "a b")


class Odd(tuple):
    def __iter__(self):
        yield from ("own", "items", "here")


x, y = Pair(1, 2)
print(x, y)
for x, y in [Pair(3, 4), Pair(5, 6)]:
    print(x + y)
x, y, z = Odd((1, 2))
print(x, y, z)
for text in "x, y, z = Pair(1, 2)", "x, = Pair(1, 2)", "x, y = Odd()":
    try:
        exec(text)
    except ValueError as e:
        print(e)

left, right = [1.5, "a", (1, 2)], ["b", 2.5]
for x, y in zip(left, right):
    left.append(x) if len(left) < 6 else None
    right.append(y) if len(right) < 5 else None
    print(x, y)
for x, y in zip(iter(left), right):
    if x == "a":
        left.clear()
    print(x, y)
it = iter([1, 2, 3])
for x, y in zip(it, it):
    print(x, y)

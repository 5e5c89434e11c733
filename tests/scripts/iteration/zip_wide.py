# zip() of many iterables whose tuples are kept: all ends, errors, and tuples that are given back.
import gc


def rows(width, kept=True):
    made = list(zip(*[range(n, n + 3) for n in range(width)]))
    return made if kept else [len(r) for r in made]


for width in (5, 6, 7, 8, 9, 20):
    print(rows(width))
print([sum(r) for r in zip(*[range(4)] * 12)])
shared = iter(range(30))
print(list(zip(*[shared] * 8)))


def failing(after, error=ValueError):
    for i in range(after):
        yield i
    raise error('stop')


for at in range(8):
    parts = [iter(range(3)) for _ in range(8)]
    parts[at] = failing(2)
    z = zip(*parts)
    got = []
    try:
        for row in z:
            got.append(row)
    except ValueError as e:
        print(at, len(got), e, [next(p, None) for p in parts])
for at in range(8):
    parts = [iter(range(3)) for _ in range(8)]
    parts[at] = iter(range(2))
    got = list(zip(*parts))
    print(len(got), [next(p, None) for p in parts], end=' ')
    parts = [iter(range(3)) for _ in range(8)]
    parts[at] = iter(range(2))
    try:
        list(zip(*parts, strict=True))
    except ValueError as e:
        print(e)


class Item:
    pass


kept = list(zip(*[[Item(), Item()] for _ in range(7)]))
kept[0][0].self = kept[0]
print(gc.is_tracked(kept[0]), len(kept))
del kept
print(gc.collect() > 0)
first, *rest = zip(*[range(3)] * 7)
print(first, rest)


def inner():
    for i in range(3):
        yield from [tuple(zip(*[range(2)] * 7))]


print([r for r in zip(*[inner() for _ in range(7)])][2][6])

# Lists of ints, of objects and of both, of all short lengths: copied, put together, dropped in order.
import sys


class Item:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        gone.append(self.n)

    def __repr__(self):
        return f'<{self.n}>'


gone = []
shared = Item('shared')
base = sys.getrefcount(shared)
for length in range(14):
    ints = list(range(length))
    for at in range(length):
        mixed = ints[:]
        mixed[at] = shared
        assert sys.getrefcount(shared) == base + 1
        copies = [mixed.copy(), mixed[:], list(mixed), mixed + ints, ints + mixed, [*mixed], mixed[::1], mixed * 2, tuple(mixed)]
        assert sys.getrefcount(shared) == base + 1 + len(copies) + 1, (length, at)
        assert copies[0] == copies[1] == copies[2] == mixed and copies[3][:length] == mixed
        assert copies[4][length:] == mixed and copies[7][length:] == mixed
        extended = list(ints)
        extended.extend(mixed)
        extended += mixed
        assert sys.getrefcount(shared) == base + len(copies) + 4
        del copies, extended
        assert sys.getrefcount(shared) == base + 1
        mixed.clear()
        assert sys.getrefcount(shared) == base
    assert ints + ints == ints * 2 == [*ints, *ints] and ints.copy() is not ints
for length in range(11):
    values = [Item(i) if i % 3 else i for i in range(length)]
    del values
    print(gone, end=' ')
    gone.clear()
print()
for kind in (lambda i: i, lambda i: float(i), lambda i: str(i) * 3, lambda i: (i,), lambda i: 2**70 + i, lambda i: None, lambda i: i % 2 == 0):
    values = [kind(i) for i in range(9)]
    print(values + values[:4], values * 2 == values + values, values[2:7])


class Late:
    def __del__(self):
        kept.append(list(victim))


kept = []
victim = [1, 2, 3, 4, Late(), 5, 6, 7, 8]
victim.clear()
print(kept, victim)
victim = [1, 2, 3, 4, Late(), 5, 6, 7, 8]
victim[:] = [0]
print(kept, victim)

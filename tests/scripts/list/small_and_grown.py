# Lists that are made with all their items, and then grow, shrink and change in every way.
import gc


def grow(make):
    for count in (0, 1, 3, 4, 15, 16, 17, 18, 40):
        items = make(count)
        first = list(items)
        for k in range(30):
            items.append(k)
        assert items == first + list(range(30)), (count, items)
        del items[5:]
        items.extend(range(3))
        items.insert(0, "x")
        assert items == ["x"] + first[:5] + list(range(max(0, 5 - count)))[: 5 - len(first[:5])] + [0, 1, 2], items
        items.clear()
        items += [1, 2]
        items *= 9
        assert items == [1, 2] * 9


grow(lambda n: [k for k in range(n)])
grow(lambda n: list(range(n)))
grow(lambda n: [0] * n)
grow(lambda n: list(range(n + 5))[5:])
grow(lambda n: [*range(n)])
grow(lambda n: sorted(range(n), reverse=True))
grow(lambda n: [k for k in tuple(range(n))])
grow(lambda n: [k for k in list(range(n))])
grow(lambda n: [k for k in {k: k for k in range(n)}])
grow(lambda n: list(map(str, range(n))))
grow(lambda n: [] + list(range(n)))
grow(lambda n: list(range(n)).copy())


# A list that changes while a comprehension goes over it.
source = [1, 2, 3]
print([source.append(k) or k for k in source if len(source) < 12])
source = list(range(10))
print([source.pop() for _ in source])
source = list(range(6))
iterator = iter(source)
next(iterator)
print([k for k in iterator], [k for k in iterator])
print([k for k in range(5, 50, 7)], [k for k in range(3, -9, -4)], [k for k in range(0)])
print(len([0 for _ in range(70000)]), [c for c in "héllo"], [b for b in b"abc"])
try:
    [1 // k for k in range(10**12, -1, -(10**12))]
except ZeroDivisionError as e:
    print(e)


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


print([k for k in Ends()])


def stops():
    it = iter(range(3))
    try:
        return [next(it) for _ in range(10**15)]
    except StopIteration:
        return "stopped"


print(stops())


# What a script does to a list that is being sorted, cleared or compared.
class Meddler:
    def __init__(self, owner, value):
        self.owner, self.value = owner, value

    def __lt__(self, other):
        self.owner.append(1)
        return self.value < other.value


items = []
items = [Meddler(items, k) for k in (3, 1, 2)]
for m in items:
    m.owner = items
try:
    items.sort()
except ValueError as e:
    print(e, [m.value for m in items])


class Refills:
    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        self.owner.append("refilled")


holder = [None, None, None]
holder[:] = [Refills(holder) for _ in range(3)]
holder.clear()
print(holder)
holder = [Refills(holder), Refills(holder)]
holder[0].owner = holder[1].owner = holder
del holder[:]
print(holder)


class Same:
    def __eq__(self, other):
        pair.clear()
        pair.extend(range(20))
        return False


pair = [Same(), Same(), 1]
print(pair.count(5), 5 in [Same(), 1], len(pair))

# Cycles through them.
for count in (1, 10, 30):
    for _ in range(20):
        loop = [None] * count
        loop[-1] = loop
        loop.append(loop)
del loop
print(gc.collect() > 0, gc.collect())
a = [1, 2, 3]
b = a
a += [4]
print(a is b, a, a[::-1], a[1:3] + a[:1])
x, y, *z = a
print(x, y, z)
z.append(a)
a.append(z)
print(z)


# Sorting notices whatever was put in meanwhile, even if it is gone again.
def sort_with(change):
    items = [3, 1, 2]

    def key(v):
        change(items)
        return v

    try:
        items.sort(key=key)
        print(items)
    except ValueError as e:
        print(e, items)


sort_with(lambda items: (items.append(3), items.pop()))
sort_with(lambda items: (items.append(3), items.clear()))
sort_with(lambda items: items.sort())
sort_with(lambda items: items.clear())
sort_with(lambda items: items.extend([]))

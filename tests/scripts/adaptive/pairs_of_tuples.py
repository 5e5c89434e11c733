# Loops over tuples that unpack pairs.


def swap(items):
    out = []
    for a, b in items:
        out.append((b, a))
    return out


class Pair(tuple):
    def __iter__(self):
        return iter(("iterated", len(self)))


class Three:
    def __iter__(self):
        yield from "abc"


print(swap(()))
print(swap(((1, 2), (3, 4))))
print(swap(((1, 2), [3, 4], "xy", {5: 0, 6: 0}, Pair((7, 8)), (9, 10))))
for bad in ((1, 2), (1, 2, 3)), ((1, 2), (1,)), ((1, 2), 5), ((1, 2), Three()), ((), (1, 2)):
    try:
        swap(bad)
    except (TypeError, ValueError) as e:
        print(e)


def rest(it):
    for a, b in it:
        if b == 2:
            break
    return list(it)


print(rest(iter(((1, 2), (3, 4), (5, 6)))), rest(iter([(1, 2), 3])), rest(iter(((0, 1), (2, 2)))))


def truths(values):
    out = ""
    for v in values:
        if v:
            out += "t"
        else:
            out += "f"
        while not v:
            out += "n"
            break
    return out


class Big(int):
    def __bool__(self):
        return False


print(truths([0, 1, 10**30, -(10**30), 10**30 - 10**30, Big(10**30), 2**62, -(2**62), 1 << 63]))

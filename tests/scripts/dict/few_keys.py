# Dicts of few keys, on their way to many and back: found by every kind of key, in order, with keys
# whose == changes the dict in the middle of a lookup.
class Text(str):
    pass


class Like:
    """Equal to a key, found by its hash; `act` runs in every comparison."""

    def __init__(self, key, act=lambda: None):
        self.key, self.act = key, act

    def __hash__(self):
        return hash(self.key)

    def __eq__(self, other):
        self.act()
        return self.key == other


def fresh(text):
    return "".join(list(text))  # equal to a literal, another object


for n in (0, 1, 3, 4, 5, 6, 8, 9, 10, 11, 20, 21, 40, 41):
    names = {f"k{i}": i for i in range(n)}
    numbers = dict.fromkeys(range(n), n)
    mixed = {(i if i % 2 else str(i)): i for i in range(n)}
    assert [names[fresh(f"k{i}")] for i in range(n)] == list(range(n))
    assert [names[Text(f"k{i}")] for i in range(n)] == list(range(n))
    assert [names[Like(f"k{i}")] for i in range(n)] == list(range(n))
    assert all(float(i) in numbers and -1 - i not in numbers for i in range(n))
    assert (True in numbers, False in numbers) == (n > 1, n > 0)
    assert list(mixed.values()) == list(range(n)) and "none" not in mixed and None not in mixed
    assert names.copy() == names == dict(names) and list(reversed(names)) == list(names)[::-1]
    while names:  # both ends
        first = next(iter(names))
        assert names.pop(first) == int(first[1:])
        if names:
            last = names.popitem()
            assert last[0] == f"k{last[1]}" and last[0] not in names
    names["again"] = n
    assert names == {"again": n} and len(names) == 1

# One hash bucket: every tag is the same.
same = {i * 16: i for i in range(8)}
print(same[112], 128 in same, same.pop(0), list(same), 0 in same)
same[0] = "new"
print(list(same), same[0])

# A queue and a stack that stay small.
queue = {}
for i in range(1000):
    queue[i] = i
    if len(queue) > 6:
        del queue[next(iter(queue))]
print(list(queue))
for i in range(1000):
    queue[str(i)] = i
    queue.popitem()
print(list(queue))

# == changes the dict while it is looked at.
d = {"a": 1, "b": 2, "c": 3}
print(d.get(Like("b", lambda: d.pop("b", None)), "gone"), d)
d = {"a": 1, "b": 2}
print(d.get(Like("a", lambda: d.setdefault("new", 5)), "absent"), d)
d = {"a": 1, "b": 2}
print(d.get(Like("b", d.clear), "cleared"), d)
d = {"a": 1}
print(d.get(Like("a", lambda: d.update(dict.fromkeys("bcdefghijk"))), "grown"), len(d))
d = {"a": 1, "b": 2}
d[Like("c")] = 3
print(d["c"], d["a"], Like("b") in d, len(d))


class Failing(Like):
    __hash__ = Like.__hash__

    def __eq__(self, other):
        raise ValueError(other)


d = {"a": 1, "b": 2}
for act in (lambda: d[Failing("a")], lambda: d.pop(Failing("b")), lambda: Failing("a") in d):
    try:
        act()
    except ValueError as error:
        print(repr(error), d)

# Changes during an iteration.
for change in (
    lambda: d.update(c=3),
    lambda: d.pop("b"),
    lambda: (d.pop("a"), d.update(z=1)),
    d.clear,
):
    d = {"a": 1, "b": 2}
    seen = []
    try:
        for key in d:
            seen.append(key)
            change() if len(seen) == 1 else None
            if len(seen) > 5:
                break
    except RuntimeError as error:
        seen.append(str(error))
    print(seen)

# An update that changes what it reads, through the value it replaces.
class Dying:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target["more"] = 1


source = {"a": 1, "b": 2}
target = {"a": Dying(source), "b": 0}
try:
    target.update(source)
except RuntimeError as error:
    print(error)

# Moving to the end, which a small dict does not know; while iterating, too.
from collections import OrderedDict, defaultdict

for n in (2, 5, 8, 9, 30, 50):
    o = OrderedDict.fromkeys(map(str, range(n)))
    o.move_to_end("0")
    o.move_to_end("1", last=False)
    assert list(o) == ["1", *map(str, range(2, n)), "0"], list(o)
    walk = iter(o)
    next(walk)
    o.move_to_end("1")
    try:
        next(walk)
    except RuntimeError as error:
        message = str(error)
    assert list(dict(o)) == list(o.copy()) == list(o)
    plain = iter(dict(o))
    assert list(plain) == list(o)
print(message)
groups = defaultdict(list)
for i in range(12):
    groups[i % 4].append(i)
print(dict(groups))

# Deleted entries in the middle, then room is made.
d = dict.fromkeys("abcdefgh", 0)
for key in "bdf":
    del d[key]
d.update(x=1, y=2, z=3, b=4)
print("".join(d), d["b"], "d" in d)

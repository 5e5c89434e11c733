# Loops over iterators that are neither a list's, a tuple's, a range's nor a str's.
import traceback
from collections import deque
from itertools import chain, count, islice, product


def walk(iterable):
    seen = []
    for item in iterable:
        seen.append(item)
    else:
        seen.append("end")
    return seen


def walk_pairs(iterable):
    seen = []
    for a, b in iterable:
        seen.append((a, b))
    else:
        seen.append("end")
    return seen


class Numbers:
    def __init__(self, limit):
        self.at, self.limit = 0, limit

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.limit:
            raise StopIteration
        self.at += 1
        return self.at


def generate():
    yield 1
    yield 2


def stops(x):
    if x == 2:
        raise StopIteration
    return x


d = {"a": 1, "b": 2}
for made in (d, d.keys(), d.values(), d.items(), reversed(d), {7}, frozenset({7}), deque([1, 2]),
             map(str, [1, 2]), filter(None, [0, 1]), enumerate("ab"), zip("ab", "cd"), b"ab",
             chain([1], (2,)), islice(count(), 2), product((0, 1), repeat=2), Numbers(2), generate(),
             iter(Numbers(3).__next__, 2), map(stops, [1, 2, 3]), reversed([1, 2]), {}, set()):
    print(type(made).__name__, walk(made))

for made in (d, {"ab": 1, "cd": 2}, d.items(), {(1, 2): 3}, {(1, 2)}, deque([(1, 2), [3, 4], "56"]),
             product("ab", repeat=2), map(lambda x: (x, x), [1, 2]), chain([(1, 2)], [[3, 4]]),
             {(1, 2, 3)}, {(1,)}, deque([5]), iter([(1, 2)].pop, None)):
    try:
        print(walk_pairs(made))
    except Exception as e:
        print(type(e).__name__, e, traceback.extract_tb(e.__traceback__)[-1].lineno)


def mutate(container, change):
    for item in container:
        pass
        change(item)


def mutate_pairs(container, change):
    for a, b in container:
        pass
        change(a)


s, q = {1, 2}, deque([1, 2])
for function, container, change in (
    (mutate, d, lambda k: d.setdefault(k + "c", 1)),
    (mutate, s, lambda k: s.add(k + 5)),
    (mutate, q, q.append),
    (mutate_pairs, {(1, 2), (3, 4)}, lambda k: 1 // 0),
    (mutate, map(lambda x: x // 0, [1]), print),
):
    try:
        function(container, change)
    except Exception as e:
        print(type(e).__name__, e, [f.lineno for f in traceback.extract_tb(e.__traceback__)][1:])


# The kind of iterator changes from one run of the loop to the next, and within it.
class Forgetful(Numbers):
    pass


def forget(it):
    for item in it:
        print(item)
        del Numbers.__next__


for made in ([1], {1: 2}, Numbers(1), {3}, generate()):
    print(walk(made))
try:
    forget(Forgetful(3))
except TypeError as e:
    print(type(e).__name__)


class Dies:
    def __del__(self):
        print("dies")


def replaced():
    for item in map(lambda n: Dies(), range(2)):
        pass
    item = None
    for a, b in deque([(Dies(), 1), (Dies(), 2)]):
        print(b)


replaced()

# An iterator whose class loses __next__ while a loop or a function is at it.
import functools
import itertools


class Steps:
    def __iter__(self):
        return self


class Hinting(Steps):
    def __length_hint__(self):
        del Hinting.__next__
        return 3


def step(self):
    del Steps.__next__
    return 1


def looped(steps):
    for value in steps:
        pass


def told(action):
    Steps.__next__ = step
    try:
        print(action(Steps()))
    except TypeError as error:
        print(error)


for action in (
    looped,
    lambda steps: [value for value in steps],
    lambda steps: list(zip(steps)),
    lambda steps: list(map(str, steps)),
    lambda steps: list(enumerate(steps)),
    lambda steps: list(itertools.chain([0], steps)),
    lambda steps: 2 in steps,
    lambda steps: functools.reduce(max, steps),
    lambda steps: (next(steps), next(steps)),
):
    told(action)

# Which of the two it is depends on when a function asks.
for action in list, tuple, set, sum, sorted, any, "".join, dict.fromkeys, min, bytes, frozenset:
    Steps.__next__ = step
    try:
        action(Steps())
        print("no error")
    except (TypeError, AttributeError):
        pass

Hinting.__next__ = lambda self: 1
try:
    print(list(Hinting()))
except (TypeError, AttributeError):
    print("no step")

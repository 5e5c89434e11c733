# map() and zip_longest() of several iterables whose results are kept: iterators of all kinds, ends
# and errors at every place, functions that look at or change the iterator itself.
import itertools
import operator


def some(count, fails=False):
    yield from range(count)
    if fails:
        raise ValueError("over")


def show(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


def stop(*args):
    if args[0] == 2:
        raise StopIteration("end")
    return args


print(list(map(operator.add, [1, 2, 3], (4, 5, 6))), list(map(lambda *a: a, "abc", some(2), [1, 2, 3])))
print(list(map(stop, [1, 2, 3], [4, 5, 6])), list(map(max, *[range(4)] * 20)), list(map(print, [], [1])))
for at in range(3):
    iterables = [[1, 2, 3], (4, 5, 6), "xyz"]
    iterables[at] = some(2, True)
    show(list, map(lambda *a: a, *iterables))
    iterables[at] = some(2, True)
    show(list, itertools.zip_longest(*iterables))
    iterables[at] = some(1)
    show(list, itertools.zip_longest(*iterables, fillvalue=at))
    iterables[at] = [7]
    show(list, itertools.zip_longest(*iterables, fillvalue=at))
show(lambda: list(map(operator.truediv, [1, 2], [1, 0])))
show(lambda: list(map(3, [1], [2])))
args = [iter(range(10))] * 3
print(list(itertools.zip_longest(*args)), [t for t in itertools.zip_longest(*[range(2)] * 7)])
for a, b, c in itertools.zip_longest([1, 2], [3], "xyz"):
    print(a, b, c, end="; ")
print()
running = map(lambda a, b: next(running, "inner") if a == 0 else (a, b), range(3), range(3))
show(list, running)


class Both:
    def __init__(self):
        self.it = itertools.zip_longest([1, 2, 3], self, [4, 5, 6])
        self.calls = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls == 2:
            return next(self.it)
        if self.calls > 3:
            raise StopIteration
        return self.calls


class Later:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


print(list(Both().it), list(itertools.zip_longest(Later(), [1], Later())))

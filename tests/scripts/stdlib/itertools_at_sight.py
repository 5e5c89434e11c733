# accumulate, islice, chain and tee over iterators that are stepped at sight, and over others; sums
# that leave the word; lists that change meanwhile.
from itertools import accumulate, chain, count, islice, tee

big = 2**62
for items in range(5), [1, 2, 3], (1, 2.5, 3), [big - 1, 1, 1], [-big, -1, 5], ["a", "b"], [[1], [2]], [], iter({1: 2, 3: 4}), (n for n in range(4)), [True, True]:
    print(list(accumulate(items)))
print(list(accumulate([1, 2, 3], initial=10)), list(accumulate([3, 1, 2], max)), list(accumulate(range(4), lambda a, b: a * 2 + b, initial=1)))
print(list(accumulate(iter([]), initial=None)), list(accumulate((), initial=5)))
for items in [1, "a"], [None, 1]:
    try:
        print(list(accumulate(items)))
    except TypeError as error:
        print(error)

growing = [1]
sums = accumulate(growing)
print(next(sums), growing.append(5), next(sums), next(sums, "end"), growing.append(7), next(sums, "end"))

for bounds in (3,), (2, 5), (0, None, 3), (1, 8, 3), (5, 5), (7, 2), (0, 100), (None,), (2, None):
    print([list(islice(items, *bounds)) for items in (range(9), list(range(9)), tuple(range(9)), (n for n in range(9)), "abcdefghi")])
source = iter(range(10))
print(list(islice(source, 3)), list(islice(source, 1, 3)), list(source), next(islice(source, 2), "end"))
items = [1, 2, 3]
cut = islice(items, 5)
print(next(cut), items.clear(), next(cut, "end"), items.extend([7, 8, 9]), next(cut, "end"))
print(list(islice(count(5), 2, 12, 4)))

parts = [[1, 2], (3,), range(2), "xy", {9: 0}, (n for n in "z")]
print(list(chain(*parts[:5])), list(chain.from_iterable(parts)))
joined = chain([1], 5)
try:
    print(next(joined), next(joined))
except TypeError as error:
    print(error, next(joined, "end"))

a, b = tee(range(130))
print(sum(islice(a, 100)), sum(islice(b, 60)), sum(a), sum(b), next(a, "end"), next(b, "end"))
a, b = tee(n * n for n in range(5))
c = a.__copy__()
print(next(a), next(b), next(b), list(c), list(a), list(b))


def failing():
    yield 1
    raise ValueError("stop")


for make in accumulate, lambda i: islice(i, 5), chain, lambda i: tee(i)[0]:
    it = make(failing())
    try:
        print(next(it), next(it))
    except ValueError as error:
        print(error, next(it, "end"))

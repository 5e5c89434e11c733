# itertools: count, cycle, repeat, islice, takewhile, dropwhile.
from itertools import *
print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)))
print(list(islice(count(10, -3), 4)), list(islice(cycle('ab'), 5)), list(repeat('x', 3)))
print(list(islice(repeat(1), 2)), list(islice('abcdef', 2, 5)))
print(list(islice('abcdef', 1, None, 2)), list(islice('abc', 0)))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(cycle([])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ''])))
print(list(compress('abcd', [1, 0, 1, 0])), list(compress('abcd', [1])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(map(pow, count(1), repeat(2, 3))))
c = count()
print(next(c), next(c), c, repeat(5, 2), repeat('z'), count(1, 2))
for f in (
    lambda: islice('a', -1), lambda: islice('a', 'x'), lambda: count('a'), lambda: repeat(1, 'x'),
    lambda: list(starmap(pow, [1])), lambda: islice('a')
):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# Iterators of itertools can be taken apart half way, put together again, and then go on alike.
import copy
import itertools as it
import operator

makers = [
    lambda: it.accumulate([1, 2, 3, 4]),
    lambda: it.accumulate([1, 2, 3, 4], operator.mul, initial=2),
    lambda: it.chain([1, 2], 'ab', (5,)),
    lambda: it.combinations('abcd', 2),
    lambda: it.combinations_with_replacement('abc', 2),
    lambda: it.compress('abcdef', [1, 0, 1, 1, 1, 1]),
    lambda: it.count(2.5, 2),
    lambda: it.cycle('abc'),
    lambda: it.dropwhile(lambda x: x < 2, [1, 2, 1, 3]),
    lambda: it.filterfalse(None, [0, 1, 0, '']),
    lambda: it.islice('abcdefghij', 2, 9, 2),
    lambda: it.permutations('abc', 2),
    lambda: it.product('ab', [1, 2]),
    lambda: it.repeat('x', 4),
    lambda: it.starmap(pow, [(2, 3), (3, 2), (4, 1)]),
    lambda: it.takewhile(lambda x: x < 3, [1, 2, 3, 1]),
    lambda: it.tee('abcde')[1],
    lambda: it.zip_longest('ab', [1, 2, 3], fillvalue='-'),
]
for make in makers:
    for taken in (0, 1, 2, 5):
        iterator = make()
        for _ in range(taken):
            next(iterator, None)
        twin = copy.deepcopy(iterator)
        name = type(iterator).__name__
        print(name, taken, list(it.islice(twin, 4)), list(it.islice(iterator, 4)))

groups = it.groupby('aabbbc')
next(groups)
print([(k, list(g)) for k, g in copy.copy(groups)])

for make, state in ((makers[3], (1,)), (makers[3], 5), (makers[2], ()), (makers[2], (1,)),
                    (makers[7], 1), (makers[11], ((0, 1, 2), (1,)))):
    try:
        make().__setstate__(state)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

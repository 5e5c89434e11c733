# builds: release asan dev
# Iterators wrapped around each other very deep raise RecursionError when asked.
import itertools
def t(wrap):
    it = iter([1, 2, 3])
    for i in range(200_000): it = wrap(it)
    try:
        next(it)
    except RecursionError:
        print('RecursionError')
t(lambda it: map(abs, it))
t(lambda it: filter(None, it))
t(lambda it: zip(it))
t(enumerate)
t(lambda it: itertools.chain(it))
t(lambda it: itertools.islice(it, 5))
t(lambda it: (x for x in it))
print('alive')

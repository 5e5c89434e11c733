# for a, b in ...: every kind of pair, and what changes in the middle of a loop.
def walk(iterable):
    out = []
    a = b = None
    try:
        for a, b in iterable:
            out.append((a, b))
    except Exception as error:
        out.append((type(error).__name__, str(error)))
    return out, a, b


class Number:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        if self.n < 0:
            raise ValueError('below zero')
        self.n -= 1
        return self.n


class Count(enumerate):
    def __next__(self):
        i, x = super().__next__()
        return -i, x


for _ in range(2):
    print(walk([(1, 2), (3, 4)]))
    print(walk([(1, 2), [3, 4], 'ab', {5: 0, 6: 0}]))
    print(walk([(1, 2), (3, 4, 5)]))
    print(walk([(1, 2), 7]))
    print(walk(enumerate('ab')), walk(enumerate([], 5)), walk(enumerate((1.5, None), 2**62 - 1)))
    print(walk(enumerate(['x', 'y'], 2**64)), walk(enumerate(Number(3), -1)), walk(enumerate(Number(-1))))
    print(walk(Count('xyz')))
    print(walk(zip('abc', [1, 2])), walk(zip([1, 2], 'abc')), walk(zip()), walk(zip('ab')), walk(zip('a', 'b', 'c')))
    print(walk(zip([1], [1, 2], strict=True)), walk(zip([1, 2], [1], strict=True)))
    print(walk(zip(Number(2), Number(-1))), walk(zip(Number(-1), Number(2))))
    print(walk({1: 'a', 'b': 2}.items()), walk({}.items()), walk(reversed({1: 2, 3: 4}.items())))
    print(walk(x for x in [(1, 2), (3, 4)]), walk(map(divmod, (7, 8), (2, 3))))


def grows(d):
    try:
        for key, value in d.items():
            d[key + 10] = value
    except RuntimeError as error:
        return str(error)


def shrinks(items):
    seen = []
    for a, b in items:
        seen.append(a)
        items.pop()
    return seen


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def drops():
    for i, loud in enumerate(Loud(name) for name in 'pq'):
        print(i)
    print('after')


def reentrant():
    def inner():
        yield 'first'
        yield next(pairs)
        yield 'last'
    pairs = enumerate(inner())
    try:
        for i, x in pairs:
            print(i, x)
    except ValueError as error:
        print(error)


class Meddler:
    def __init__(self):
        self.times = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.times += 1
        if self.times == 2:
            return next(self.outer)
        if self.times > 4:
            raise StopIteration
        return self.times


def meddle():
    meddler = Meddler()
    meddler.outer = enumerate(meddler)
    return [(i, x) for i, x in meddler.outer], walk(enumerate(meddler))


print(grows({1: 2}), shrinks([(1, 1), (2, 2), (3, 3), (4, 4)]))
drops()
reentrant()
print(meddle())
kept = []
for pair in enumerate('ab'):
    kept.append(pair)
it = enumerate('abc')
first = next(it)
for i, x in it:
    print(i, x, first)
print(kept)

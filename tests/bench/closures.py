# Closures, default arguments, lambdas and functions handed about.
def counter(step):
    total = 0

    def add():
        nonlocal total
        total += step
        return total

    return add


def compose(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x

    return run


def memoize(function):
    known = {}

    def run(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return run


def fold(function, items, start):
    for item in items:
        start = function(start, item)
    return start


def scale(x, factor=3, *, offset=1):
    return x * factor + offset


adders = [counter(step) for step in range(10)]
for _ in range(240000):
    for add in adders[:5]:
        last = add()
chain = compose(lambda x: x + 1, lambda x: x * 2, scale, lambda x: x % 1000)
total = 0
for i in range(360000):
    total += chain(i)
small = memoize(lambda n: n * n % 97)
cached = sum(small(i % 500) for i in range(960000))
folded = fold(lambda a, b: (a * 31 + b) % 1000003, range(960000), 7)
keyed = sum(scale(i, offset=2) for i in range(480000))
results = last, total, cached, folded, keyed
assert results == (960000, 180000000, 45528960, 366846, 345600240000), results
print(*results)

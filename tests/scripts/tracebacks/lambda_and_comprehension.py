# Frames of lambdas, comprehensions and generator expressions.
f = lambda x: 1 / x
def g(xs):
    return [y for y in (f(x) for x in xs)]
print(list(map(lambda xs: g(xs), [[1], [2, 0]])))

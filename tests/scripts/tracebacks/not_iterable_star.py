# A star before what is not iterable.
def f(*a): return a
n = 5
f(1, *n)

# A wrong call with unpacked arguments.
def f(a, b, c=1): return a
args, kw = (1, 2, 3), {'c': 4}
f(*args, **kw)

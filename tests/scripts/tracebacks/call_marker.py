# The failing call among several on a line.
def ok(x): return x
def bad(x): raise KeyError(x)
print(ok(1), ok(bad(2)), ok(3))

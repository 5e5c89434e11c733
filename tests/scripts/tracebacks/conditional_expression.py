# The failing branch of a conditional expression.
def f(x): return x.value if x else None.value
f(None)

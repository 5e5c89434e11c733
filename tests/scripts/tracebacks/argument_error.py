# A wrong call is reported at the caller.
def f(a, b):
    return a
def g():
    return f(1)
g()

# An uncaught RecursionError folds its repeated frames.
def f(n):
    return f(n + 1)
f(0)

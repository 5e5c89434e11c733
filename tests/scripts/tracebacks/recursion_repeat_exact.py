# Three repetitions are shown, one more is counted.
def f(n):
    if n: f(n - 1)
    else: raise KeyError
f(3)

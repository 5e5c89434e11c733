# Four repetitions: "Previous line repeated 1 more time".
def f(n):
    if n: f(n - 1)
    else: raise KeyError
f(4)

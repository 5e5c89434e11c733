# The marker picks the failing operation among many.
def f(a, b, c):
    return a + b * c + (a - b) * (c + 'x')
f(1, 2, 3)

# One entry per frame, outermost first.
def a(x):
    return b(x - 1)
def b(x):
    y = c(x)
    return y
def c(x):
    raise RuntimeError(f'x is {x}')
a(5)

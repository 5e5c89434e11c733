# Locals die in order of their slots when a function returns.
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, end=' ')
def f():
    first = C(1)
    second = C(2)
    third = C(3)
    print('body', end=' ')
f(); print()
def g(a, b):
    a = None
    print('a gone', end=' ')
g(C('a'), C('b')); print()
def h():
    x = C('x')
    try:
        raise ValueError
    except ValueError:
        pass
    return 5
print(h())
def k():
    for i in range(3): t = C(i)
    print('loop over', end=' ')
k(); print()

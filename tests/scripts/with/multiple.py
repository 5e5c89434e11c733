# Several managers in one with, with and without parentheses.
class CM:
    def __init__(self, n, fail=None): self.n, self.fail = n, fail
    def __enter__(self):
        print('enter', self.n)
        if self.fail == 'enter': raise RuntimeError(f'enter {self.n}')
        return self.n
    def __exit__(self, *a):
        print('exit', self.n, a[0].__name__ if a[0] else None)
        if self.fail == 'exit': raise KeyError(f'exit {self.n}')
        return self.fail == 'eat'
with CM(1) as a, CM(2) as b: print(a, b)
with (CM(3) as a, CM(4) as b,):
    print(a, b)
with (CM(5), CM(6)): print('tuple of managers')
try:
    with CM(1), CM(2, 'enter'), CM(3): print('never')
except RuntimeError as e:
    print(e)
with CM(1, 'eat'), CM(2, 'exit'): print('body')
with CM(1), CM(2, 'eat'): raise ValueError
print('done')
with CM(1) as x, CM(x + 1) as y: print(x, y)

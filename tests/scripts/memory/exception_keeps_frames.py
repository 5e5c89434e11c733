# A caught exception keeps its frames' locals until the handler ends.
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def f():
    c = C('in f')
    raise ValueError
try:
    f()
except ValueError as e:
    print('handling')
print('handled')
try:
    f()
except ValueError as e:
    kept = e
print('kept')
del kept
print('released')
def g():
    try:
        f()
    except ValueError:
        return 'returned'
print(g())
try:
    try:
        f()
    finally:
        print('finally')
except ValueError:
    print('outer')
print('end')

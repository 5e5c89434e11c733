# * and ** in displays, calls, returns, subscripts.
a, b = [1, 2], (3,)
print([*a, *b, 4], (*a, *b), {*a, *b}, [*'xy', *{'k': 1}, *range(2)], [*a, *a], *a, *b, sep=' ')
def f(): return *a, *b
print(f())
def g(*args, **kw): return args, kw
print(g(*a, *b), g(*a, 9, *b, x=1, **{'y': 2}, **{'z': 3}), g(**dict(a=1)), g(*''), g(*a, k=0, *b))
x = *a, *b
print(x)
for i in *a, *b: print(i, end=' ')
print()
class S:
    def __getitem__(self, k): return k
print(S()[*a, 5], S()[*b])
def h():
    yield *a, 5
print(list(h()))

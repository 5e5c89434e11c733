# *args is a fresh tuple, **kwargs a fresh dict.
def f(*a, **k): return a, k
t = (1, 2)
d = {'x': 1}
a, k = f(*t, **d)
print(a == t, k == d, k is d, type(a).__name__, type(k).__name__)
k['y'] = 2
print(d)
def mutate(**k):
    k['x'] = 'changed'
    return k
print(mutate(**d), d)
class Sub(dict): pass
print(type(f(**Sub(a=1))[1]).__name__, f(*[1], *(2,), *{3: 0}, **{'a': 1}, **Sub(b=2)))
print(f(*'', **{}))
def order(**k): return list(k)
print(order(z=1, a=2, **{'m': 3}, b=4))
def g(a, *rest, last='end'): return a, rest, last
print(g(*range(4)), g(*'xy', last='z'), g(*[1], 2, *[3]))
def fwd(*a, **k): return g(*a, **k)
print(fwd(1, 2, last=3))
def rec(*a): return rec(*a[1:]) + a[:1] if a else ()
print(rec(1, 2, 3))

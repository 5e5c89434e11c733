# Deep chains through closures, generators, iterators, bound methods and exceptions.
f = lambda: 0
for i in range(100_000): f = (lambda g: lambda: g)(f)
del f
print('closures')
m = None
class C:
    def meth(self): pass
for i in range(100_000):
    c = C(); c.x = m; m = c.meth
del c, m
print('bound methods')
e = None
for i in range(100_000):
    n = ValueError(); n.__context__ = e; e = n
del e, n
print('exceptions')
it = iter([])
for i in range(100_000): it = iter([it])
del it
print('iterators')
def gen(x):
    yield x
g = None
for i in range(50_000):
    g = gen(g); next(g)
del g
print('generators')
import functools
p = print
for i in range(100_000): p = functools.partial(len, p)
del p
print('partials')

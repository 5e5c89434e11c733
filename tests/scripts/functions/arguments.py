# Positional, keyword, default, variadic and keyword-only parameters.
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 9, 8, 7, c=3), f(c=1, a=2), f(1, c=3, z=5, y=6))
print(f(*[1, 2, 3], **{'c': 4, 'e': 5}))
def g(a, /, b, *, c): return a, b, c
print(g(1, 2, c=3), g(1, b=2, c=3))
def h(a, /, **kw): return a, kw
print(h(1, a=2))
def k(*, x=1): return x
print(k(), k(x=5))
def m(*args): return args
print(m(), m(1), m(*'ab', *(1,)))
def n(**kw): return kw
print(n(), n(b=1, a=2), n(**{'not an identifier': 1}))
def o(a, b=[]): b.append(a); return b
print(o(1), o(2), o(3, []), o(4))

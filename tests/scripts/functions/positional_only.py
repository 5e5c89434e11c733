# Positional-only parameters in all combinations.
def f(a, b, /, c, d=4, *, e, f=6): return a, b, c, d, e, f
print(f(1, 2, 3, e=5), f(1, 2, c=3, e=5, d=9), f(1, 2, 3, 4, e=5, f=7))
def g(a, /, *args, **kw): return a, args, kw
print(g(1, 2, a=3, b=4), g(0, **{'a': 1}))
def h(a=1, b=2, /): return a, b
print(h(), h(5), h(5, 6))
k = lambda x, /, y=0: (x, y)
print(k(1), k(1, y=2))
class C:
    def m(self, /, self_=0, **kw): return kw
print(C().m(self=5), C().m(1, x=2))
for fn in (
    lambda: f(1, b=2, c=3, e=5), lambda: f(a=1, b=2, c=3, e=5), lambda: f(1, 2, 3), lambda: h(a=1),
    lambda: h(1, 2, 3), lambda: k(x=1), lambda: g(), lambda: g(a=1), lambda: f(1, 2, 3, 4, 5, e=1),
    lambda: h(b=2, a=1)
):
    try:
        fn()
    except TypeError as e:
        print(e)

# Defaults changed between calls of the same site.
def f(a, b=1, *, k=2): return a, b, k
def call(): return f(0)
out = []
for i in range(200):
    r = call() if i < 180 else f(0, k=9)
    if not out or out[-1] != r: out.append(r)
    if i == 50: f.__defaults__ = (10,)
    if i == 80: f.__kwdefaults__ = {'k': 20}
    if i == 100: f.__defaults__ = (30, 40)
    if i == 120:
        def f(a, *rest, **kw): return 'redefined', a, rest, kw
    if i == 150:
        f = lambda x: ('lambda', x)
        f_old = f
    if i == 179:
        def f(a, **kw): return a, kw
print(*out, sep='\n')

# Defaults are evaluated once, at definition, left to right.
def v(x):
    print('eval', x)
    return x
def f(a=v(1), b=v(2), *, c=v(3)): return a, b, c
print('defined')
print(f(), f(5), f(c=9))
n = 1
def g(x=n): return x
n = 2
print(g(), n)
def h(x, seen={}):
    seen[x] = len(seen)
    return dict(seen)
print(h('a'), h('b'), h.__defaults__)
fs = []
for i in range(3):
    def k(j=i): return j
    fs.append(k)
print([q() for q in fs])

# Bound methods, partials and descriptors nested very deep raise RecursionError when called.
import functools, types
def t(f, *a):
    try:
        f(*a)
    except RecursionError:
        print('RecursionError')
p = print
for i in range(200_000): p = types.MethodType(p, 1)
t(p)
del p
class Call: pass
f = Call
class W:
    def __init__(self, f): self.f = f
    def __call__(self): return self.f()
for i in range(100_000): f = W(f)
t(f)
del f
print('alive')

# One attribute read over objects of many shapes.
class A:
    def __init__(self): self.x = 'A'
class B:
    def __init__(self): self.y = 0; self.x = 'B'
class C:
    x = 'C class'
class D:
    @property
    def x(self): return 'D property'
class E:
    __slots__ = ('x',)
    def __init__(self): self.x = 'E slot'
class F:
    def __getattr__(self, n): return f'F getattr {n}'
class G(A): pass
class H:
    def __getattribute__(self, n): return f'H {n}'
def read(o): return o.x
objs = [A(), B(), C(), D(), E(), F(), G(), H()]
for o in objs:
    for _ in range(60): r = read(o)
    print(r)
for _ in range(30): out = [read(o) for o in objs]
print(out)
class N: pass
try:
    read(N())
except AttributeError as e:
    print(e)
c = C(); c.x = 'own now'; print(read(c), read(C()))

# Classes changed while a hot loop uses them.
class C:
    k = 1
    def m(self): return 'old'
    @property
    def p(self): return 'property'
c = C()
def use(o): return o.m(), o.k, o.p
out = []
for i in range(300):
    out.append(use(c))
    if i == 50: C.m = lambda self: 'new'
    if i == 100: C.k = 2
    if i == 120: c.k = 'instance'
    if i == 150: C.p = 'plain'
    if i == 180: c.m = lambda: 'instance method'
    if i == 200: del c.k
    if i == 220: del c.m
    if i == 240: C.m = property(lambda self: lambda: 'from property')
    if i == 260:
        class C2(C):
            def m(self): return 'C2'
        c.__class__ = C2
for i, o in enumerate(out):
    if i == 0 or o != out[i - 1]: print(i, o)

# One call site that calls functions, methods, classes, built-ins and callables.
def two(a, b): return a, b
def dflt(a, b=5, c=6): return a, b, c
def var(*a, **k): return a, k
class K:
    def __init__(self, a, b): self.v = (a, b)
    def __repr__(self): return f'K{self.v}'
    def __call__(self, a, b): return 'call', a, b
    def m(self, a, b): return 'method', a, b
    @classmethod
    def c(cls, a, b): return 'class', a, b
    @staticmethod
    def s(a, b): return 'static', a, b
def gen(a, b): yield a; yield b
async def co(a, b): return a
k = K(0, 0)
def site(f): return f(1, 2)
for f in (
    two, dflt, var, K, k, k.m, K.c, k.s, max, pow, divmod, lambda a, b: a - b, range,
    'x{}{}'.format, two
):
    for _ in range(60): r = site(f)
    print(r)
print(list(site(gen)))
c = site(co); c.close()
def redefine(a, b): return 'first'
for i in range(120):
    if i == 60: redefine.__code__ = (lambda a, b: 'code swapped').__code__
    if i == 100: redefine.__defaults__ = (7,)
    r = site(redefine)
    if i in (59, 60, 119): print(r)
print(redefine('only one'))
for bad in (5, None, lambda a: a, lambda: 0, K.m):
    try:
        site(bad)
    except TypeError as e:
        print(e)

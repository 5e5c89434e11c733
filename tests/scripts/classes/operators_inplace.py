# In-place operators fall back to the plain ones.
class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o):
        self.v += o
        return self
    def __isub__(self, o): return 'replaced'
    def __mul__(self, o): return I(self.v * o)
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return 'plain or'
x = y = I(1)
x += 5
print(x.v, x is y)
x *= 3
print(x.v, x is y, y.v)
y |= 1
print(y)
z = I(1); z -= 1
print(z)
class O: pass
o = O(); o.n = 5; o.n += 1; o.l = [1]; o.l += [2]
print(o.n, o.l)
for op in ('+=', '-=', '*=', '@=', '//=', '%=', '**=', '>>=', '<<=', '&=', '^=', '|=', '/='):
    name = {
        '+=': 'iadd', '-=': 'isub', '*=': 'imul', '@=': 'imatmul', '//=': 'ifloordiv', '%=': 'imod',
        '**=': 'ipow', '>>=': 'irshift', '<<=': 'ilshift', '&=': 'iand', '^=': 'ixor', '|=': 'ior',
        '/=': 'itruediv'}[op]
    T = type('T', (), {f'__{name}__': lambda s, v, name=name: (name, v)})
    ns = {'t': T()}
    exec(f't {op} 7', ns)
    print(ns['t'], end=' ')
print()

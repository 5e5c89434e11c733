# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class G:
    real = 'class attribute'
    def __init__(self): self.here = 1
    def __getattr__(self, n):
        if n.startswith('x'): return f'made {n}'
        raise AttributeError(f'no {n}')
g = G()
print(g.here, g.real, g.xyz, hasattr(g, 'xa'), hasattr(g, 'a'), getattr(g, 'b', 'default'))
try:
    g.zzz
except AttributeError as e:
    print(e)
class GA:
    def __init__(self): object.__setattr__(self, 'a', 1)
    def __getattribute__(self, n):
        print('get', n)
        return super().__getattribute__(n)
    def __getattr__(self, n): return 'fallback ' + n
    def m(self): return 'm'
x = GA()
print(x.a, x.b, x.m(), len(x.__dict__))
class S:
    def __setattr__(self, n, v): print('set', n, v); self.__dict__[n] = v * 2
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
s = S()
s.v = 5; s.v += 1; print(s.v); del s.v
try:
    del s.v
except AttributeError as e:
    print(e)
class Di:
    def __dir__(self): return ['b', 'a']
print(dir(Di()), [n for n in dir(G()) if not n.startswith('_')])

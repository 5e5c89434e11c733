# WeakValueDictionary, WeakKeyDictionary, WeakSet, proxy, finalize.
import weakref
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'C{self.n}'
    def hello(self): return f'hello {self.n}'
a, b = C(1), C(2)
v = weakref.WeakValueDictionary(x=a, y=b)
k = weakref.WeakKeyDictionary(); k[a] = 'for a'; k[b] = 'for b'
s = weakref.WeakSet([a, b])
p = weakref.proxy(a)
f = weakref.finalize(a, print, 'finalized', 'args')
m = weakref.WeakMethod(a.hello)
print(sorted(v), len(k), len(s), p.n, p.hello(), f.alive, m()(), a in k, b in s, k[a])
p.n = 7
print(a.n, v['x'])
del a
print(sorted(v), len(k), len(s), f.alive, m(), v.get('x', 'gone'), list(k.values()))
try:
    p.n
except ReferenceError as e:
    print(e)
del b
print(len(v), len(k), len(s))
x = C(3)
g = weakref.finalize(x, print, 'never')
print(g.detach() is not None, g.alive)
del x

# Attributes stored in different orders, deleted, and many of them.
class P: pass
def make(order):
    p = P()
    for n in order: setattr(p, n, n.upper())
    return p
a, b, c = make('xyz'), make('zyx'), make('x')
def total(o): return getattr(o, 'x', '-') + getattr(o, 'y', '-') + getattr(o, 'z', '-')
def setx(o, v): o.x = v
for i in range(200):
    for o in (a, b, c): setx(o, str(i))
print(total(a), total(b), total(c), vars(a), vars(b), vars(c))
del a.x
a.x = 'again'
print(vars(a), total(a))
del a.y, a.z, a.x
print(vars(a), total(a))
big = P()
for i in range(500): setattr(big, f'a{i}', i)
print(len(vars(big)), big.a0, big.a499, sum(vars(big).values()))
for i in range(0, 500, 2): delattr(big, f'a{i}')
print(len(vars(big)), hasattr(big, 'a0'), big.a499, list(vars(big))[:3])
objs = []
for i in range(200):
    o = P()
    setattr(o, f'only{i % 7}', i)
    o.common = i
    objs.append(o)
print(sum(o.common for o in objs), objs[13].only6, len({tuple(vars(o)) for o in objs}))
d = vars(c)
d['injected'] = 1
c.__dict__['x'] = 'via dict'
print(c.injected, c.x, 'injected' in dir(c))
for i in range(100): c.n = i; d['n'] += 1
print(c.n, d is vars(c))
c.__dict__ = {'new': 1}
print(c.new, hasattr(c, 'x'), d['n'], d is vars(c))

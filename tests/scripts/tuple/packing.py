# Packing and unpacking of tuples in many places.
a = 1, 2
b = 3,
(c, d), e = a, b
print(a, b, c, d, e)
a, b = b, a
print(a, b)
def f(): return 1, 'two', [3]
x, y, z = f()
print(x, y, z, f()[1])
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(i, p, q)
def gen():
    got = yield 1, 2
    print('got', got)
g = gen(); print(next(g))
try:
    g.send((5, 6))
except StopIteration:
    pass
[u, v] = 'ab'
print(u, v)
k = {}
k['x'], k['y'] = 1, 2
print(k, *a, sep='/')

# Iterators over themselves and other knots.
it = iter([])
l = [1]
l.append(l)
l.extend(l)
print(len(l), l[3] is l, l == l)
d = {}
d['d'] = d
d.update(d)
print(d == d, len(d))
a, b = [], []
a.append(b); b.append(a)
try:
    print(a == b)
except RecursionError:
    print('RecursionError')
t = (l, d)
print(t, len(repr(t)) > 0)
s = iter(range(3))
print(list(zip(s, s)), [x for x in iter(s)])
m = map(lambda x: next(m, 'end'), [1, 2, 3, 4])
try:
    print(list(m))
except ValueError as e:
    print(e)
class Self:
    def __iter__(self): return self
    def __next__(self):
        if len(got) > 5: raise StopIteration
        got.append(1)
        return self
got = []
print(len(list(Self())))
def gen():
    yield gen
g = gen()
print(next(g) is gen)
chain = [1]
for i in range(5): chain = chain + chain
print(len(chain))

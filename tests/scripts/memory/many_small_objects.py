# A million small objects made and dropped, their sum right.
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
total = 0
keep = []
for i in range(300_000):
    p = P(i, -i)
    if i % 1000 == 0: keep.append(p)
    total += p.x + p.y
print(total, len(keep), sum(p.x for p in keep))
d = {i: (i, str(i)) for i in range(100_000)}
for i in range(0, 100_000, 2): del d[i]
print(len(d), d[99_999], sum(d[k][0] for k in d))
s = [str(i) for i in range(200_000)]
print(len(''.join(s)), len(set(s)))

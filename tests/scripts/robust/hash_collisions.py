# Thousands of keys with equal or clustered hashes.
class K:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
    def __hash__(self): return 42
    def __eq__(self, o): return self.n == o.n
d = {K(i): i for i in range(300)}
print(len(d), d[K(150)], K(300) in d, len(set(d)))
for i in range(0, 300, 2): del d[K(i)]
print(len(d), sum(d.values()))
e = {i << 32: i for i in range(2000)}
print(len(e), sum(e[i << 32] for i in range(2000)))
print(sum(1 for i in range(2000) if (i << 32) + 1 in e))
f = {i * (2 ** 61 - 1): i for i in range(500)}
print(len(f), f[7 * (2 ** 61 - 1)])
g = set(float(i) / 1024 for i in range(5000))
print(len(g), 0.5 in g, len(g & set(range(10))))

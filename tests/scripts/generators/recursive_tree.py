# Recursive generators walk a tree, deep ones too.
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
def insert(n, v):
    if n is None: return Node(v)
    if v < n.v: n.l = insert(n.l, v)
    else: n.r = insert(n.r, v)
    return n
root = None
for v in [50, 30, 70, 20, 40, 60, 80, 35]: root = insert(root, v)
print(list(root), 40 in root, max(root))
deep = None
for i in range(200): deep = Node(i, deep)
print(sum(deep), next(iter(deep)))
def perms(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for p in perms(xs[:i] + xs[i + 1:]): yield [x] + p
print(len(list(perms([1, 2, 3, 4]))), next(perms('abc')))

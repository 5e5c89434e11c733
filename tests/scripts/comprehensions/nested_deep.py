# Comprehensions in comprehensions, in defaults, classes, lambdas and decorators.
print([[[(i, j, k) for k in range(2)] for j in range(2)] for i in range(2)])
print([x for x in [y for y in [z for z in range(6)] if y % 2] if x > 1])
print({k: [v for v in range(k)] for k in range(3)})
print([sum(x for x in r) for r in [[1, 2], [3]]])
print(list(zip(*[[i * j for i in range(3)] for j in range(3)])))
def f(a=[x * 2 for x in range(3)], b={k: k for k in 'ab'}): return a, b
print(f())
class C:
    n = 3
    sq = [i * i for i in range(n)]
    fs = [lambda self, i=i: i for i in range(2)]
    def m(self): return [self.n + i for i in range(2)], [self for _ in 'x'][0] is self
print(C.sq, C.fs[1](None), C().m())
def outer():
    k = 10
    return [[k * i + j for j in range(2)] for i in range(2)], (lambda: [k for _ in range(1)])(), [g() for g in [lambda: k]]
print(outer())
print([a for a, b in {1: 2, 3: 4}.items() for _ in range(b) if b > 2])
print([w for s in ['a b', 'c'] for w in s.split()])
print([(i, j) for i in range(4) for j in range(i, 4) if (i + j) % 3 == 0])
print([i for i in range(3) for i in range(i)], [[] for _ in range(2)])
print([None for None_ in 'ab'])
g = ((i, j) for i in range(2) for j in (x for x in 'ab'))
print(list(g), list(g))
print(sum(sum(r) for r in ((i * j for j in range(4)) for i in range(4))))
print(max((max(r), i) for i, r in enumerate([[1], [5, 2], [3]])))
print(any(x == y for x in 'ab' for y in 'bc'))
print({c: sum(1 for d in 'hello' if d == c) for c in 'hello'})

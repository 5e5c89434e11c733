# Exact linear algebra with fractions made by hand.
from math import gcd
class Frac:
    __slots__ = ('n', 'd')
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f'Frac({n}, 0)')
        if d < 0: n, d = -n, -d
        g = gcd(n, d)
        self.n, self.d = n // g, d // g
    @staticmethod
    def of(x): return x if isinstance(x, Frac) else Frac(x) if isinstance(x, int) else None
    def __add__(self, o):
        o = Frac.of(o)
        return NotImplemented if o is None else Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Frac(-self.n, self.d)
    def __sub__(self, o): return self + -Frac.of(o)
    def __rsub__(self, o): return Frac.of(o) - self
    def __mul__(self, o):
        o = Frac.of(o)
        return NotImplemented if o is None else Frac(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d, self.d * o.n)
    def __rtruediv__(self, o): return Frac.of(o) / self
    def __eq__(self, o): return (o := Frac.of(o)) is not None and (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): return self.n * Frac.of(o).d < Frac.of(o).n * self.d
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __bool__(self): return bool(self.n)
    def __repr__(self): return str(self.n) if self.d == 1 else f'{self.n}/{self.d}'
def solve(a, b):
    m = [[Frac(x) for x in row] + [Frac(y)] for row, y in zip(a, b)]
    n, det = len(m), Frac(1)
    for c in range(n):
        p = next((r for r in range(c, n) if m[r][c]), None)
        if p is None: return None, Frac(0)
        if p != c:
            m[c], m[p] = m[p], m[c]
            det = -det
        det = det * m[c][c]
        m[c] = [x / m[c][c] for x in m[c]]
        for r in range(n):
            if r != c and m[r][c]:
                k = m[r][c]
                m[r] = [x - k * y for x, y in zip(m[r], m[c])]
    return [row[-1] for row in m], det
print(solve([[2, 1], [1, 3]], [3, 5]), solve([[1, 2], [2, 4]], [1, 2]))
print(solve([[0, 2, 1], [1, -2, -3], [-1, 1, 2]], [-8, 0, 3]))
hilbert = lambda n: [[Frac(1, i + j + 1) for j in range(n)] for i in range(n)]
def det(m):
    m, d = [r[:] for r in m], Frac(1)
    for c in range(len(m)):
        d = d * m[c][c]
        for r in range(c + 1, len(m)):
            k = m[r][c] / m[c][c]
            m[r] = [x - k * y for x, y in zip(m[r], m[c])]
    return d
print([1 / det(hilbert(n)) for n in range(1, 7)])
h = sum((Frac(1, n) for n in range(1, 31)), Frac(0))
print(h, 1 - Frac(1, 3), Frac(6, -4), 2 * Frac(1, 4))
print(sorted([Frac(1, 2), Frac(1, 3), Frac(2, 3)]), {Frac(2): 'two'}[2])
print(Frac(1, 2) == 0.5)
for f in (lambda: Frac(1, 0), lambda: Frac(1) / 0, lambda: Frac(1) + 'a', lambda: 'a' * Frac(2)):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)

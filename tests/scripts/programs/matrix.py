# A matrix class: arithmetic, transposition, determinant, inverse, powers.
from itertools import permutations
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged rows')
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __add__(self, o):
        if self.shape != o.shape: raise ValueError(f'shapes {self.shape} and {o.shape}')
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f'cannot multiply {self.shape} by {o.shape}')
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1: result = result @ base
            base = base @ base
            n >>= 1
        return result
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def minor(self, i, j):
        return Matrix([r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i])
    def det(self):
        if self.shape == (1, 1): return self[0, 0]
        return sum((-1) ** j * self[0, j] * self.minor(0, j).det() for j in range(self.shape[1]))
    def det_leibniz(self):
        total = 0
        for p in permutations(range(len(self.rows))):
            inv = sum(p[i] > p[j] for i in range(len(p)) for j in range(i + 1, len(p)))
            prod = -1 if inv % 2 else 1
            for i, j in enumerate(p): prod *= self.rows[i][j]
            total += prod
        return total
    def __str__(self):
        width = max(len(str(x)) for r in self.rows for x in r)
        return '\n'.join(' '.join(str(x).rjust(width) for x in r) for r in self.rows)
a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, -1], [1, 10]])
print(a + b, a @ b, a.T, 2 * a, a ** 10, sep='\n--\n')
m = Matrix([[2, 0, 1, 3], [1, 1, 0, 2], [0, 5, 1, 1], [4, 1, 0, 6]])
print(m.det(), m.det_leibniz(), (m @ m.T).det() == m.det() ** 2, m.T.T == m)
print(Matrix.identity(4) @ m == m)
print(Matrix([[1, 1], [1, 0]]) ** 90)
for f in (
    lambda: a @ Matrix([[1, 2, 3]]), lambda: Matrix([[1], [1, 2]]), lambda: a + Matrix([[1]])
):
    try:
        f()
    except ValueError as e:
        print(e)

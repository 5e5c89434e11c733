# Matrices as lists of lists of floats: elimination with pivots, determinants, inverses, powers, least squares.
import math


def make(n, seed):
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            seed = (seed * 16807) % 2147483647
            row.append(seed / 2147483647 - 0.5)
        row[i] += n / 8
        rows.append(row)
    return rows


def identity(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def solve(a, b):
    """Gauss-Jordan on copies; gives the solutions of all columns of b, and the determinant of a."""
    a, b = [row[:] for row in a], [row[:] for row in b]
    n, determinant = len(a), 1.0
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(a[i][k]))
        if pivot != k:
            a[k], a[pivot], b[k], b[pivot] = a[pivot], a[k], b[pivot], b[k]
            determinant = -determinant
        head = a[k][k]
        determinant *= head
        a[k] = [x / head for x in a[k]]
        b[k] = [x / head for x in b[k]]
        for i in range(n):
            factor = a[i][k]
            if i != k and factor != 0.0:
                a[i] = [x - factor * y for x, y in zip(a[i], a[k])]
                b[i] = [x - factor * y for x, y in zip(b[i], b[k])]
    return b, determinant


def distance(a, b):
    return math.sqrt(sum((x - y) ** 2 for p, q in zip(a, b) for x, y in zip(p, q)))


def fit(points, degree):
    """The coefficients of a polynomial through points, by the normal equations."""
    rows = [[x**k for k in range(degree + 1)] for x, _ in points]
    across = transposed(rows)
    solution, _ = solve(product(across, rows), product(across, [[y] for _, y in points]))
    return [row[0] for row in solution]


n = 90
a = make(n, 7)
inverse, determinant = solve(a, identity(n))
wrong = distance(product(a, inverse), identity(n))
power = identity(n)
for _ in range(8):
    power = product(power, inverse)
points = [(i / 200, 2.0 - i / 200 + 0.5 * (i / 200) ** 3) for i in range(8000)]
coefficients = fit(points, 4)
assert wrong < 1e-9 and all(abs(c - e) < 1e-3 for c, e in zip(coefficients, (2.0, -1.0, 0.0, 0.5, 0.0)))
trace = sum(power[i][i] for i in range(n))
result = f"{math.log(abs(determinant)):.6f} {trace:.6e}"
assert result == "217.917537 3.863922e-07", result
print(result)

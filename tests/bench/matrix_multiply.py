# Nested lists of floats and ints: the plain triple loop.
def make(n, seed):
    rows = []
    for i in range(n):
        rows.append([(i * seed + j * 7) % 11 - 5.0 for j in range(n)])
    return rows


def multiply(a, b, n):
    result = []
    for i in range(n):
        row = a[i]
        out = [0.0] * n
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            out[j] = total
        result.append(out)
    return result


def trace(m):
    return sum(m[i][i] for i in range(len(m)))


n = 175
a, b = make(n, 3), make(n, 5)
ab, ba = multiply(a, b, n), multiply(b, a, n)
assert trace(ab) == trace(ba)
print(trace(ab), ab[10][20], ba[20][10])

# Float loops over lists: the spectral norm of an infinite matrix's corner, by the power method.
import math


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u, n):
    return [sum(entry(i, j) * u[j] for j in range(n)) for i in range(n)]


def times_transposed(u, n):
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * u[j]
        result.append(total)
    return result


def norm(n):
    u = [1.0] * n
    for _ in range(10):
        v = times_transposed(times(u, n), n)
        u = times_transposed(times(v, n), n)
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    return math.sqrt(uv / vv)


result = f"{norm(300):.9f}"
assert result == "1.274223986", result
print(result)

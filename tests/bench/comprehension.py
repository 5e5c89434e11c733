# Comprehensions of every kind, and the built-ins that eat iterators.
def primes_below(n):
    composite = {m for p in range(2, int(n**0.5) + 1) for m in range(p * p, n, p)}
    return [i for i in range(2, n) if i not in composite]


def triples(n):
    squares = {i * i: i for i in range(1, n * 2)}
    return [
        (a, b, squares[a * a + b * b])
        for a in range(1, n)
        for b in range(a, n)
        if a * a + b * b in squares
    ]


def transpose(rows):
    return [[row[i] for row in rows] for i in range(len(rows[0]))]


def invert(table):
    return {value: key for key, value in table.items()}


primes = primes_below(300000)
pythagorean = triples(2800)
table = [[i * j for j in range(200)] for i in range(200)]
for _ in range(20):
    table = transpose(table)
inverse = invert({i: str(i) for i in range(80000)})
mixed = sum(a * b for a, b in zip(range(200000), map(abs, range(-200000, 0))))
flags = any(x > 199998 for x in range(200000)), all(x >= 0 for x in range(200000))
ranked = max(enumerate(reversed(range(100000))), key=lambda pair: pair[0] * pair[1])
results = len(primes), len(pythagorean), table[7][11], len(inverse), mixed, flags, ranked
assert results[:5] == (25997, 3411, 77, 80000, 1333333333300000), results
assert flags == (True, True) and ranked == (49999, 50000), results
print(*results)

# Number classes written in Python: fractions.Fraction, an own complex of ints, polynomials, modular numbers.
from fractions import Fraction


class Modular:
    modulus = 1000003

    def __init__(self, value):
        self.value = value % self.modulus

    def __add__(self, other):
        return Modular(self.value + (other.value if isinstance(other, Modular) else other))

    def __mul__(self, other):
        return Modular(self.value * (other.value if isinstance(other, Modular) else other))

    __radd__ = __add__
    __rmul__ = __mul__

    def __pow__(self, exponent):
        result, base = Modular(1), self
        while exponent:
            if exponent & 1:
                result = result * base
            base = base * base
            exponent >>= 1
        return result

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Modular) else other)

    def __hash__(self):
        return hash(self.value)


class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __call__(self, x):
        total = 0
        for coefficient in reversed(self.coefficients):
            total = total * x + coefficient
        return total

    def __add__(self, other):
        short, long = sorted((self.coefficients, other.coefficients), key=len)
        return Polynomial(*[a + b for a, b in zip(short, long)], *long[len(short) :])

    def __mul__(self, other):
        out = [0] * (len(self.coefficients) + len(other.coefficients) - 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                out[i + j] += a * b
        return Polynomial(*out)

    def __getitem__(self, index):
        return self.coefficients[index]

    def __len__(self):
        return len(self.coefficients)


def bernoulli(count):
    row, found = [], []
    for m in range(count):
        row.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
        found.append(row[0])
    return found


def harmonic(count):
    return sum(Fraction(1, n) for n in range(1, count))


def powers(count):
    total = Modular(0)
    for i in range(count):
        total = total + Modular(i + 2) ** 20 * 3
    return total.value, len({Modular(i) for i in range(count)})


numbers = bernoulli(150)
h = harmonic(1700)
p = Polynomial(1, 1)
for _ in range(70):
    p = p * Polynomial(1, -1, 2)
q = p + Polynomial(*range(10))
values = sum(q(x) % 1009 for x in range(2500))
result = str(numbers[20]), h.numerator % 10**9, float(h), powers(110000), q[5], len(q), values
assert result == ('-174611/330', 228954521, 8.01530504846372, (497085, 110000), -18840054, 142, 1249316), result
print(*result)

# Complex numbers beside floats, ints, bools, subclasses and what has operators of its own.
import math
import random


class Sub(complex):
    def __add__(self, other):
        return 'Sub.__add__'

    def __radd__(self, other):
        return 'Sub.__radd__'


class Whole(int):
    def __rmul__(self, other):
        return 'Whole.__rmul__'


class Other:
    def __radd__(self, other):
        return ('radd', other)


values = [1 + 2j, -0.5j, complex(-0.0, 0.0), 3, -7, 2.5, -0.0, True, 10**30, complex(math.inf, 1),
          complex(math.nan, -0.0), 2**62, 0]
for a in values:
    for b in values:
        if isinstance(a, complex) or isinstance(b, complex):
            row = [a + b, a - b, a * b]
            try:
                row.append(a / b)
            except (ZeroDivisionError, OverflowError) as e:
                row.append(str(e))
            print(a, b, row)
print(1j + Sub(1), Sub(1) + 1j, Sub(1) - 1j, 1j * Whole(3), 1j + Other(), 2 + Sub(0))
for bad in ('x', None, [1]):
    for operate in (lambda: 1j + bad, lambda: bad - 1j, lambda: 1j * bad, lambda: 1j / bad):
        try:
            print(operate())
        except TypeError as e:
            print(e)
try:
    1j + 10**400
except OverflowError as e:
    print(e)
z = 0.1 + 0.2j
z += 1
z *= z
z -= 0.5
z /= 3j
print(z)
random.seed(5)
for _ in range(200):
    d = random.choice([random.random(), random.uniform(-1e300, 1e300), 2.0**random.randrange(-1074, 1000), 1.0 / 3])
    n, m = d.as_integer_ratio()
    if n / m != d or m & (m - 1) or (m > 1 and n % 2 == 0):
        print('wrong', d)
print([x.as_integer_ratio() for x in (0.0, -0.0, 0.5, -0.75, 1e22, 5e-324, 3.0, -2.0**60, 1.7976931348623157e308)])

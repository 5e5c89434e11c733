# math.gcd of two ints in the word, and everything else; - + * of what are no built-in numbers.
import math
from fractions import Fraction

values = [0, 1, -1, 2, 12, -18, 2 ** 31, 2 ** 61, 2 ** 62 - 1, -2 ** 62, 2 ** 62, 2 ** 63, -2 ** 63,
          2 ** 64 - 1, 3 ** 60, True, False]
total = 0
for a in values:
    for b in values:
        g = math.gcd(a, b)
        assert type(g) is int and g >= 0 and g == math.gcd(b, a) == math.gcd(a, b, 0)
        if g: assert a % g == 0 and b % g == 0 and math.gcd(a // g, b // g) == 1
        total = (total * 31 + g) % 1000003
print(total, math.gcd(), math.gcd(-7), math.gcd(0, 0), math.gcd(12, 18, 27))


class Index:
    def __index__(self): return 18


class Int(int):
    def __index__(self): return 5


print(math.gcd(12, Index()), math.gcd(Int(12), 18), math.gcd(Index(), Index()))
for bad in ((1.5, 2), (2, '4'), (None, 1), (12, 18, 1.0)):
    try:
        print(math.gcd(*bad))
    except TypeError as e:
        print(e)


class Own(float):
    def __add__(self, other): return 'add'
    def __rsub__(self, other): return 'rsub'
    def __mul__(self, other): return NotImplemented


class C(complex):
    def __radd__(self, other): return 'radd'


o = Own(2.5)
print(o + 1, 1 - o, o - 1, 3 * o, 1j + o, 1.5 + C(1), 1j + C(1), 1 - C(2), True + o)
print({1, 2} - {2}, {1} - {1}, frozenset('a') - {'b'}, Fraction(1, 2) - True, False - Fraction(1, 2))
print(True + 1.5, 1j * True, True - 1j, 2 ** 70 - True, True * 2 ** 70, 1.5 - 2 ** 70, 1j - 2 ** 70)
for f in (lambda: o * 2, lambda: {1} - [1], lambda: [1] - {1}, lambda: None + 1, lambda: 1 * None, lambda: 1j - 'a',
          lambda: True - 'a', lambda: {1} + {2}, lambda: {} * 2):
    try:
        print(f())
    except TypeError as e:
        print(e)

# Decimals of three words and more: every length of digits around the powers of ten, halves at the
# cut in every rounding, quotients with and without a rest.
import decimal
import random
from decimal import Decimal, getcontext, localcontext

numbers = random.Random(7)


def digest(values):
    total = 0
    for v in values:
        for c in str(v):
            total = (total * 31 + ord(c)) % (2**61 - 1)
    return total


with localcontext() as c:
    c.prec = 400
    lengths = []
    for n in list(range(36, 140)) + [155, 156, 157, 200, 255]:
        for near in -1, 0, 1:
            d = Decimal(10**n + near)
            lengths.append((n, len(d.as_tuple().digits), d.adjusted(), +d == d, d + 1, d - 1, d * 10))
    print(digest(lengths), lengths[3 * 12][:4])

for precision in 28, 38, 39, 50, 57, 58, 77, 100, 128, 129, 200:
    with localcontext() as c:
        c.prec = precision
        c.traps[decimal.InvalidOperation] = False
        made = []
        for i in range(60):
            a = Decimal(numbers.randrange(10 ** numbers.randrange(1, 2 * precision))).scaleb(numbers.randrange(-40, 40))
            b = Decimal(numbers.randrange(1, 10 ** numbers.randrange(1, 2 * precision))).scaleb(numbers.randrange(-40, 40))
            made += [a + b, a - b, a * b, a / b, a // b, a % b, -a, +a, a.sqrt(), a.normalize(), divmod(a, b), a < b]
            made += [a.fma(b, a), (a * b) / b, a.remainder_near(b), a.to_integral_value()]
            made.append(str(c.flags))
        print(precision, digest(made))

halves = []
for rounding in (
    decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR,
    decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN, decimal.ROUND_HALF_EVEN, decimal.ROUND_05UP,
):
    for precision in 40, 64, 100:
        with localcontext() as c:
            c.prec, c.rounding = precision, rounding
            for tail in "5", "49999", "50001", "50000" * 12, "4" + "9" * 60, "0" * 50, "0" * 50 + "1":
                for head in "1" * precision, "9" * precision, "2" * precision:
                    for sign in "", "-":
                        halves.append(+Decimal(sign + head + tail))
print(digest(halves))

getcontext().prec = 60
print(Decimal(1) / Decimal(3), Decimal(2).sqrt(), Decimal(10) ** 45 / Decimal(10) ** 44)
print(Decimal(10**50) / Decimal(5**40), Decimal(10**59) * 10, Decimal("1e60") / Decimal("7e-30"))
a = Decimal(3**100)
a *= a
print(a, a / a, a - a, a // 3**90)

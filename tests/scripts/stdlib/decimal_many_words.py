# Sums, products and quotients of more digits than two words hold, under many precisions and kinds of rounding.
from decimal import *
import hashlib
import random

getcontext().prec = 50
print(Decimal(1) / 3, Decimal(1) / 7 + Decimal(10) ** 30, Decimal(2).sqrt() * Decimal(3).sqrt())
print(Decimal(5) / 100, Decimal(1) / 1024, Decimal(3) / Decimal('1.5E+40'), Decimal(1) / 2 ** 62, Decimal(7) / -5 ** 20)
print(Decimal(10) ** 60 / 10 ** 17, Decimal('1E60') / Decimal('2.50'), Decimal('1.10') / Decimal('0.1'))
print(Decimal('9' * 50) + Decimal('0.5'), Decimal('9' * 50) + 1, Decimal('9' * 60) * 1, -Decimal('9' * 51))
print(Decimal('1' + '0' * 49) - Decimal('1E-1'), Decimal('1' * 45) - Decimal('1' * 45), Decimal('1E100') - Decimal('1E-100'))
print(Decimal('123456789' * 5) * Decimal('987654321' * 5), Decimal('123456789' * 12) / Decimal('987654321' * 5))
print(Decimal(10) ** 40 > Decimal('1' + '0' * 39 + '.9'), Decimal('1E40') == Decimal('1' + '0' * 40), Decimal(1) / 3 < Decimal(2) / 3)

getcontext().traps[Inexact] = True
print(Decimal('1' * 49) + 1, Decimal(1) / 2 ** 40)
for operation in (lambda: Decimal(1) / 3, lambda: Decimal('1' * 50) + Decimal('0.1'), lambda: Decimal('3' * 40) * Decimal('7' * 40)):
    getcontext().clear_flags()
    try:
        print(operation())
    except Inexact as e:
        print(repr(e), getcontext().flags[Rounded])

random = random.Random(7)


def number(prec):
    if random.random() < .1: return random.randrange(-1000, 1000)
    n = random.randrange(1, random.choice((3, 20, 38, 40, prec, prec + 1, 2 * prec, 140, 300)) + 1)
    digits = random.choice((
        ''.join(random.choice('0123456789') for _ in range(n)), '9' * n, '4' + '9' * n, '1' + '0' * n + random.choice(('', '1', '5')),
        str(random.choice((1, 5, 2, 25, 125, 10 ** random.randrange(30), 5 * 10 ** random.randrange(60) + random.choice((-1, 0, 1)))))))
    exponent = random.choice((0, -1, -2, -n, -prec, random.randrange(-50, 50), random.randrange(-260, 260)))
    return Decimal(f"{random.choice(('', '-'))}{digits}E{exponent}")


def results(context):
    for _ in range(60):
        a, b = Decimal(number(context.prec)), number(context.prec)
        for operation in (lambda: a + b, lambda: b - a, lambda: a * b, lambda: a / b, lambda: b / a):
            context.clear_flags()
            yield repr(operation()) + ' '.join(str(int(raised)) for raised in context.flags.values())
        yield f'{a < b} {a == b}'


for prec in (1, 20, 38, 39, 60, 119, 120, 121):
    digest = hashlib.md5()
    for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
        for emax in (999999, 200, 60):
            with localcontext(Context(prec=prec, rounding=rounding, Emax=emax, Emin=-emax, traps=[], clamp=emax == 200)) as context:
                for result in results(context): digest.update(result.encode())
    print(prec, digest.hexdigest())

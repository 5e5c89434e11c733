# Decimals of one word and of two: sums, products and quotients around the precision, with every
# rounding, near the ends of the exponents, with flags and traps, and with ints.
import random
from decimal import *

chosen = random.Random(7)
roundings = [
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR,
    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
]


def number():
    digits = chosen.choice([1, 2, 3, 5, 9, 10, 18, 19, 20, 25, 28, 30, 36, 37, 38])
    whole = chosen.randrange(10 ** (digits - 1), 10**digits)
    kind = chosen.random()
    if kind < 0.2:
        whole = 10**digits - chosen.randrange(3)
    elif kind < 0.3:
        whole = 5 * 10 ** (digits - 1)
    elif kind < 0.4:
        whole = chosen.randrange(1, 1000) * 10 ** chosen.randrange(digits)
    if kind > 0.9:
        return chosen.randrange(-99, 99)
    sign = chosen.choice(["", "-"])
    return Decimal(sign + str(whole)).scaleb(chosen.randrange(-40, 40), Context(prec=60))


def attempt(operation, a, b):
    context = getcontext()
    context.clear_flags()
    try:
        result = operation(a, b)
    except DecimalException as e:
        result = type(e).__name__
    flags = sorted(flag.__name__[:4] for flag, on in context.flags.items() if on)
    return f"{result!r:.60} {''.join(flags)}"


operations = [
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / b,
    lambda a, b: a // b,
    lambda a, b: a % b,
    lambda a, b: a < b,
]
total = 0
for turn in range(1500):
    setcontext(
        Context(
            prec=chosen.choice([1, 2, 5, 18, 19, 20, 28, 28, 28, 35, 36, 37, 38, 39, 50]),
            rounding=chosen.choice(roundings),
            Emin=chosen.choice([-999999, -10, -30]),
            Emax=chosen.choice([999999, 30, 60]),
            traps=chosen.choice([[], [], [], [Inexact], [Rounded], [DivisionByZero, Overflow]]),
        )
    )
    a, b = number(), number()
    if isinstance(a, int) and isinstance(b, int):
        continue
    texts = [attempt(operation, a, b) for operation in operations]
    total = (total * 31 + sum(map(ord, "".join(texts)))) % 1000003
    if turn % 60 == 0:
        print(a, b, *texts, sep="\n  ")
print(total)


class Money(Decimal):
    def __add__(self, other):
        return "added"


class Plain(Decimal):
    __slots__ = ()


setcontext(Context())
print(Money(1) + 1, Money(3) / 7, 1 / Money(4), type(Plain(1) * Plain(2)), Plain(1) + Money(1))
print(Decimal(1) / 3 * 3, 1 / Decimal(3), Decimal(10) / 4, Decimal(2) / -8, True / Decimal(8))
for zero in (Decimal(0), 0, Decimal("-0.00")):
    print(Decimal(5) + zero, zero * Decimal("1.50"), zero / Decimal(3), Decimal("1.0") - 1)

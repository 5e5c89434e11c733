# Sums, differences and products around the limits of what fits a word, the precision and the
# exponents of the context; with subclasses, and with flags and traps.
from decimal import (
    ROUND_FLOOR,
    Clamped,
    Context,
    Decimal,
    DecimalException,
    Inexact,
    Overflow,
    Rounded,
    Subnormal,
    getcontext,
    localcontext,
)
import operator

numbers = [
    Decimal(text)
    for text in (
        "0", "-0", "0.00", "1", "-1", "1.25", "-3.50", "9.99E+5", "1E-27", "1E+27", "1E+40",
        "18446744073709551615", "-18446744073709551615", "18446744073709551616",
        "9999999999999999999999999999", "99999999999999", "1234567890123456789E-19",
        "1E-999999", "9E+999999", "1E+999972", "1E-1000026", "Infinity", "-Infinity", "NaN", "-sNaN3",
    )
]


def attempt(operation, a, b):
    context = getcontext()
    context.clear_flags()
    try:
        result = operation(a, b)
    except DecimalException as e:
        result = type(e).__name__
    return result, sorted(flag.__name__ for flag, on in context.flags.items() if on)


for settings in (
    Context(),
    Context(prec=5),
    Context(prec=1, rounding=ROUND_FLOOR),
    Context(prec=60),
    Context(prec=28, Emin=-3, Emax=3),
    Context(prec=10, Emin=-30, Emax=30, clamp=1),
    Context(prec=4, traps=[Inexact, Rounded, Overflow, Subnormal, Clamped]),
):
    with localcontext(settings):
        text = []
        for operation in (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod):
            for a in numbers:
                for b in numbers:
                    result, flags = attempt(operation, a, b)
                    text.append(f"{result} {flags}")
        print(sum((i + 1) * sum(map(ord, line)) for i, line in enumerate(text)))
        print(text[100:3100:173])


class Money(Decimal):
    pass


price = Money("1.10")
for made in (price + price, price - 1, 2 * price, price * price, price - price, -price + price):
    print(made, type(made).__name__)
with localcontext(Context(rounding=ROUND_FLOOR)):
    print(Decimal("1.5") - Decimal("1.5"), Decimal("1.5") + Decimal("-1.50"))
print(Decimal(2) + True, 3 - Decimal("0.5"), Decimal(7) * -2, sum([Decimal("0.10")] * 10))
for other in (1.5, "1", None):
    try:
        Decimal(1) + other
    except TypeError as e:
        print(e)

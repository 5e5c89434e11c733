# decimal as the native module shows it: conditions in exceptions, texts, the repr of contexts.
import decimal
import fractions
from decimal import Decimal


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for value in (5, 1.5, "x", None, [], b"1", True, fractions.Fraction(1, 3), (1, 2), (0, (1, "a"), 1),
              (0, (1, 2), -1), (2, (1,), 0), (0, (1,), "x")):
    show(lambda: Decimal(value))
for text in ("NaN", "sNaN", "Infinity", "1.5"):
    show(lambda: int(Decimal(text)))
    show(lambda: float(Decimal(text)))
show(lambda: Decimal(1) + 1.5)
show(lambda: Decimal(1) + "a")
show(lambda: fractions.Fraction(1, 3) + Decimal(1))
show(lambda: Decimal(1).missing)
show(lambda: setattr(Decimal(1), "x", 1))
show(lambda: decimal.getcontext().missing)
show(lambda: Decimal(1) / 0)
show(lambda: Decimal(0) / 0)
show(lambda: Decimal(1) % 0)
show(lambda: Decimal("inf") - Decimal("inf"))
show(lambda: Decimal("1e999999") * Decimal("1e999999"))
show(lambda: Decimal("123").quantize(Decimal("1e-30")))
show(lambda: Decimal(-1).ln())
show(lambda: Decimal("nan") < 1)
with decimal.localcontext() as context:
    context.prec = 5
    context.traps[decimal.Inexact] = True
    show(lambda: Decimal(1) / 3)
    context.traps[decimal.FloatOperation] = True
    show(lambda: Decimal(1.5))
    print(context)
print(Decimal, Decimal.__name__, Decimal.__module__, type(decimal.getcontext()))

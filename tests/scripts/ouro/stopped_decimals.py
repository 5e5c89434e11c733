# Huge decimals stop while they are made of text, and while they are made into text, and can go on.
from decimal import Decimal

from stopping import stopped


text = "7" * 20_000_000
print(stopped(lambda: Decimal(text)))
huge = Decimal((1 << 60_000_000) + 1)
print(stopped(lambda: str(huge)))
print(stopped(lambda: repr(huge)))
print(Decimal("1" * 50) + 1, str(Decimal("7" * 30_000)) == "7" * 30_000)

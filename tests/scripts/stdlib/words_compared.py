# Orders of decimals around the limits of one word, the least common multiple and powers around
# those of small ints, ordered dicts that are the same, hashes of timedeltas.
import math
from collections import OrderedDict
from datetime import timedelta
from decimal import Decimal

texts = (
    "0 -0 1 1.0 1.00 -1 -1.0 10 1E1 1E+19 1E+20 1E+40 -1E+20 18446744073709551615 18446744073709551616 "
    "-18446744073709551615 1.8446744073709551615E+19 1E-19 1E-20 -1E-19 0.99999999999999999999 12345678901234567890123 "
    "9E+999999 Infinity -Infinity"
).split()
numbers = [Decimal(t) for t in texts]


class Money(Decimal):
    pass


for a in numbers:
    row = ""
    for b in numbers + [Money("1.0"), Money("-10")]:
        row += str((a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b)) + " "
        assert (a < b) == (b > a) and (a == b) == (not a != b)
        assert a != b or hash(a) == hash(b)
    print(row)
print(sorted(numbers)[::3], max(numbers[:8]), Decimal(1) == 1, Decimal("1.5") < 2, Decimal("1.5") == 1.5)
try:
    Decimal(1) < "x"
except TypeError as e:
    print(e)

edge = [0, 1, -1, 12, -18, 2**31, 2**61, 2**62 - 1, -(2**62), 2**62, 2**63, -(2**63), 3**39, 2**100]
print([math.lcm(a, b) for a in edge for b in edge if abs(a) + abs(b) > 2**60][::7])
for a in edge:
    for b in edge:
        assert math.lcm(a, b) == (abs(a * b) // math.gcd(a, b) if a and b else 0)
print(pow(2, 61), pow(2, 62), pow(-3, 39), pow(2, -1), pow(7, 0), pow(0, 0), pow(-2, 63), pow(5, 2, 7), pow(3, 2, None))
for call in (lambda: pow(0, -1), lambda: pow(2), lambda: pow(2, 3, 0)):
    try:
        print(call())
    except (ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

nan = math.nan
o, p = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(o == o, o == p, o != p, o == dict(p), OrderedDict({nan: 1}) == OrderedDict({nan: 1}))
print(OrderedDict({1: 2, True + 1: 3}) == OrderedDict({1.0: 2, 2.0: 3}), OrderedDict({1: 2, 2: 3}) == OrderedDict({2.0: 3, 1.0: 2}))


class Span(timedelta):
    def __hash__(self):
        return 5


spans = [timedelta(1, 2, 3), timedelta(0), timedelta(-1), timedelta(days=1, seconds=2, microseconds=3), Span(1, 2, 3)]
print([hash(s) == hash(spans[0]) for s in spans], len(set(spans)), hash(spans[0]) == hash(spans[0]), hash(spans[2]) == hash(-timedelta(1)))
print({spans[0]: "x"}[timedelta(1, 2, 3)], hash(Span(3)), timedelta.__hash__(Span(1, 2, 3)) == hash(spans[0]))

# Floats to ints truncate exactly.
print(int(1.9), int(-1.9), int(1e15 + 0.5), int(2.0 ** 62), int(2.0 ** 63))
print(int(-2.0 ** 63), int(1e25), int(-0.0))
import math
print(math.floor(-1.1), math.ceil(-1.1), math.trunc(-1.9), math.floor(1e20))
print(math.ceil(2.0 ** 70 + 0.0))
print(2 ** 53 + 1.0, (2 ** 53 + 1) * 1.0, 10 ** 17 / 10 ** 16, 10 ** 400 / 10 ** 399)
print(2 ** 1023 * 1.0, 3 / 10 ** 400)
for f in (
    lambda: int(float('inf')), lambda: int(float('nan')), lambda: 10 ** 400 * 1.0,
    lambda: 10 ** 400 / 3, lambda: 2.0 ** 1024, lambda: 1e200 ** 2,
    lambda: math.floor(float('-inf'))
):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)

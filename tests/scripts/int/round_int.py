# round() of ints with negative digits rounds half to even.
print(round(1234), round(1234, 2), round(1234, 0), round(1234, -1), round(1234, -2))
print(round(1250, -2), round(1350, -2), round(-1250, -2))
print(round(5, -1), round(15, -1), round(25, -1), round(-15, -1), round(5, -2))
print(round(10 ** 30 + 5, -1), round(7, None))
import math
print(math.floor(5), math.ceil(5), math.trunc(-5), (5).__floor__(), (5).__round__(-1))

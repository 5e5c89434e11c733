# gcd, lcm, hypot and dist of any number of arguments, of every kind.
import math


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class F:
    def __float__(self):
        return 3.0


lists = [
    (), (0,), (12,), (-12,), (12, 18), (-12, 18), (0, 0), (0, 5), (5, 0), (12, 18, 24), (-4, 6, -10), (7, 0, 0),
    (2**62 - 1, 2**62 - 1), (-(2**62), 0), (-(2**62), -(2**62)), (2**62, 4), (2**70, 2**65, 12), (12, 2**70), (I(6), 4), (6, I(4)),
    (6, 4, I(10)), (True, 4), (4, 6, True), (2**40, 3**20, 5**15), (0, 2**70), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
]
for numbers in lists:
    print(math.gcd(*numbers), math.lcm(*numbers))
for wrong in ((1.0,), (2, 4.0), (2, 4, "6"), ("2", 4), (2, 4, None), (I(1.5), 2), (2, 3, I("x"))):
    for function in math.gcd, math.lcm:
        try:
            print(function(*wrong))
        except TypeError as e:
            print(e)
print(math.hypot(), math.hypot(3.0, 4.0), math.hypot(3, 4.0), math.hypot(F(), 4), math.hypot(0.0, -0.0), math.hypot(1e300, 1e300))
print(math.dist((1.0, 2.0), (4.0, 6.0)), math.dist([1, 2], (4.0, 6)), math.dist((), ()), math.dist((F(),), (0.0,)))
print(math.hypot(float("inf"), float("nan")), math.dist((float("nan"),), (1.0,)), math.dist((5e-324,), (0.0,)))
for wrong in (lambda: math.hypot("1"), lambda: math.dist((1.0,), (1.0, 2.0)), lambda: math.dist((1.0,), "a"), lambda: math.dist((1.0,), (None,)), lambda: math.hypot(2**1024, 1.0)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)

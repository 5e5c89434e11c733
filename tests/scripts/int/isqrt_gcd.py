# Integer functions of math: gcd, lcm, isqrt, comb, perm, factorial, prod.
import math
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 10), math.gcd(0, 0))
print(math.gcd(2 ** 80, 6 ** 50), math.lcm(4, 6), math.lcm(), math.lcm(0, 5))
print(math.isqrt(0), math.isqrt(99), math.isqrt(10 ** 40), math.isqrt(2 ** 101))
print(math.comb(5, 2), math.comb(50, 25), math.comb(3, 5), math.perm(5), math.perm(5, 2))
print(math.factorial(20), math.factorial(30), math.prod([1, 2, 3], start=2))
print(math.prod([]))
for f in (
    lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.factorial(1.5),
    lambda: math.comb(-1, 2), lambda: math.gcd(1.5, 2)
):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# math: whole numbers of any size.
import math
print(math.gcd(), math.gcd(0, -4), math.gcd(12, 18, 27), math.gcd(2 ** 200, 6 ** 50) == 2 ** 50)
print(math.lcm(), math.lcm(4, 6, 0), math.lcm(-4, 6), math.lcm(10 ** 20, 15))
print([math.factorial(n) for n in range(12)], math.factorial(30), math.factorial(True))
print([math.comb(10, k) for k in range(12)], math.comb(200, 100))
print([math.perm(6, k) for k in range(8)], math.perm(5), math.perm(60, 30))
print([math.isqrt(n) for n in range(20)], math.isqrt(10 ** 40), math.isqrt(2 ** 200 - 1))
print(math.comb(10 ** 20, 3), math.comb(10 ** 20, 10 ** 20 - 2), math.comb(5, 10 ** 30))
print(math.log2(2 ** 1000), math.log(10 ** 400), math.log10(10 ** 400), math.log(3 ** 900, 3))
print(math.prod(range(1, 30)), math.prod([0.5, 2, 3]), math.prod([], start=7), math.prod([[1], 2]))
for f in (lambda: math.factorial(-1), lambda: math.factorial(1.0), lambda: math.comb(-1, 1),
          lambda: math.comb(1, -1), lambda: math.perm(1, -1), lambda: math.isqrt(-1),
          lambda: math.gcd(1.5), lambda: math.factorial(10 ** 20), lambda: math.lcm('a')):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)

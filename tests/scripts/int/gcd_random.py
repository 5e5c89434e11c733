# gcd of numbers of all sizes, in a word and beyond.
from math import gcd, lcm
import random

random.seed(1)
sizes, factors = (0, 3, 10, 31, 62, 63, 64, 80, 130), (1, 2, 6, 30, -1)
total = 0
for _ in range(3000):
    a = random.getrandbits(random.choice(sizes)) * random.choice(factors)
    b = random.getrandbits(random.choice(sizes)) * random.choice(factors)
    g = gcd(a, b)
    assert g == gcd(b, a) and (g == 0 or a % g == b % g == 0)
    total = (total * 31 + g + lcm(a, b)) % (1 << 61)
print(total)
print(gcd(0, 0), gcd(0, 5), gcd(-5, 0), gcd(1 << 63, 1 << 63), gcd(-(1 << 63), 6), gcd(12, 18, 27))

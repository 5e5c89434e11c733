# fsum() of numbers so far apart that many partial sums are kept.
import math
import random

values = [2.0 ** e for e in range(-1074, 1000, 55)] + [-(2.0 ** e) for e in range(-1060, 990, 57)]
print(len(values), math.fsum(values).hex(), math.fsum(reversed(values)).hex())
for seed in range(5):
    r = random.Random(seed)
    mixed = [r.uniform(-1, 1) * 2.0 ** r.randint(-1060, 1000) for _ in range(500)]
    mixed += [-x for x in mixed] + [1e-300]
    r.shuffle(mixed)
    print(math.fsum(mixed).hex(), math.fsum(mixed[:300]).hex())
dense = [2.0 ** e * (1 if e % 2 else -1) for e in range(-1074, 1020)]
print(math.fsum(dense).hex(), math.fsum(dense[::-1]).hex(), math.fsum(dense[::54] + dense[::53]).hex())
print(math.fsum([]), math.fsum([1e16, 1, 1e-16]), math.fsum([0.1] * 10), math.fsum(iter([1, 2.5, True])))
for wrong in ([1e308, 1e308], [float('inf'), float('-inf')], [1, 'x'], 5):
    try:
        print(math.fsum(wrong))
    except Exception as e:
        print(type(e).__name__, e)
print(math.fsum([float('inf'), 1.0]), math.fsum([float('nan'), 1.0]))

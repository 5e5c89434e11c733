# random: every distribution, samples and state from fixed seeds.
import random
for seed in (0, 'seed', b'bytes', bytearray(b'x'), 2.5, -10 ** 40, True):
    r = random.Random(seed)
    print(seed, r.random(), r.getrandbits(100), r.randbytes(5))
r = random.Random(2024)
print(r.uniform(-1, 1), r.triangular(0, 10, 3), r.gauss(), r.gauss(5, 2), r.normalvariate(1, 3))
print(r.betavariate(2, 0.5), r.expovariate(4), r.gammavariate(0.5, 2), r.gammavariate(3, 1))
print(r.gammavariate(1, 1), r.lognormvariate(0, 1), r.vonmisesvariate(1, 2))
print(r.vonmisesvariate(0, 0))
print(r.paretovariate(3), r.weibullvariate(1, 2), r.randrange(10, 1000, 7), r.randrange(9, -9, -4))
print(r.sample(range(10 ** 9), 4), r.sample('abcdefgh', 8), r.sample('ab', 3, counts=[2, 5]))
print(r.choices('abc', [1, 5, 1], k=6), r.choices('abc', cum_weights=[1, 1, 9], k=6))
state = r.getstate()
first = [r.random() for _ in range(3)], r.gauss()
r.setstate(state)
print(first == ([r.random() for _ in range(3)], r.gauss()), len(state), state[0], len(state[1]))
r.seed('old', version=1)
system = random.SystemRandom()
print(r.random(), 0 <= system.random() < 1, system.getrandbits(9) < 512)


class Half(random.Random):
    def random(self):
        return 0.5


h = Half()
print(h.randrange(10), h.choice('abc'), h.uniform(0, 4))
for f in (lambda: r.getrandbits(-1), lambda: r.setstate((9, 9)),
          lambda: r.setstate((3, (1,), None)),
          lambda: r.choices([1], [0]), lambda: r.sample({1}, 1), lambda: r.gammavariate(0, 1),
          lambda: r.randrange(1, 9, 0), lambda: r.randint(3, 1), system.getstate):
    try:
        print(f())
    except (TypeError, ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)

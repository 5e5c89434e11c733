# random with a seed gives the numbers of the Mersenne Twister.
import random
random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 100), random.randrange(10))
print(random.randrange(0, 100, 5), random.uniform(1, 2), random.choice('abcdef'))
l = list(range(10)); random.shuffle(l); print(l)
print(random.sample(range(100), 5), random.choices('abc', k=5))
print(random.choices([1, 2], weights=[1, 9], k=5), random.getrandbits(70))
print(random.gauss(0, 1))
r = random.Random(7); s = random.Random(7)
print(r.random() == s.random(), r.randint(0, 10 ** 20) == s.randint(0, 10 ** 20))
print(random.Random('text').random(), random.Random(2.5).random())
print(random.Random(-3).random(), random.Random(2 ** 100).random())
st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random())
for f in (
    lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2),
    lambda: random.randrange(0), lambda: random.seed([])
):
    try:
        print(f())
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)

# The generator over many refills of its words, and its state in the middle of them.
import random

r = random.Random(2024)
total = 0
for i in range(3000):
    total = (total * 31 + r.getrandbits(32)) % 1000000007
    if i in (0, 225, 226, 227, 622, 623, 624, 625, 1247, 1248):
        print(i, total, r.random())
print(total, r.getrandbits(200), r.random())
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], sum(first))
print(random.Random(b"bytes").random(), random.Random(2**700).random(), random.Random(-5).randint(1, 10**9))

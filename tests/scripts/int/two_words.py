# Ints of a few machine words: products of two words by two, sums with one word, division by two words.
import random

edges = [0, 1, 2, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**65, 2**126, 2**127 - 1, 2**127, 2**128 - 1, 2**128]
edges += [2**191, 2**192 - 1, 2**192, 2**255, 2**256 - 1, 2**320 + 5, 2**511 - 1, 2**512 - 1, 2**512, 2**575 - 1, 2**640 + 1]
rng = random.Random(7)
edges += [rng.getrandbits(bits) for bits in (70, 100, 120, 128, 128, 129, 190, 192, 200, 256, 300, 500, 512, 513, 600) for _ in range(2)]
both = edges + [-n for n in edges]

checked, trace = 0, 0
for a in both:
    for b in both:
        product, total, less = a * b, a + b, a - b
        trace = (trace * 31 + product + total * 3 - less * 5) % (2**127 - 1)
        assert total - b == a and less + b == a
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and (0 <= r < b or b < r <= 0), (a, b, q, r)
            assert a // b == q and a % b == r
            trace = (trace * 33 + q * 7 + r) % (2**89 - 1)
            assert product // b == a and product % b == 0
        checked += 1
print(checked, trace)
print((2**128 - 1) ** 2, (2**64 + 1) * -(2**127 - 1), hex((2**127 + 12345) * (2**127 + 54321)))
for n in 2**128 - 1, 2**200, 2**192 - 1, 3**100, 10**100, 10**150:
    for d in 2**64, 2**64 + 13, 2**127 - 1, 2**127, 2**128 - 1, 10**20, 10**38:
        print(n // d, n % d, -n // d, -n % d, n // -d, n % -d, sep=" ")


class Sub(int):
    pass


print(Sub(2**100) * Sub(2**90), Sub(10**60) % Sub(10**30 + 7), divmod(Sub(10**60), 10**30 + 7), Sub(2**130) + 1, 2**130 - Sub(1), type(Sub(2**90) * 1))
print(True + 2**100, 2**100 - True, 2**200 % True, False + 2**64, 2**64 - 2**64, 2**192 + 0, -(2**192) - 0, 0 - 2**192, 0 + 2**192)
for zero in 0, False:
    for name in "__mod__", "__floordiv__", "__divmod__":
        try:
            print(getattr(2**150, name)(zero))
        except ZeroDivisionError as error:
            print(error)
x = 3
for i in range(1000):
    x = (x * x + i) % (2**127 - 1)
print(x)
for modulus in 2**64 + 13, 2**127, 2**128 - 159, 2**96 - 17:
    x = 5
    for i in range(1000):
        x = (x * 6364136223846793005 * (x | 1) + 1442695040888963407) % modulus
    print(x)

# Sorting runs, reversed runs, duplicates and already sorted data of many lengths.
import random
random.seed(5)
for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 1000):
    shapes = {
        'random': [random.randrange(n + 1) for _ in range(n)], 'sorted': list(range(n)),
        'reversed': list(range(n, 0, -1)), 'equal': [7] * n, 'saw': [i % 5 for i in range(n)],
        'almost': list(range(n))[:-2] + [0, 1],
        'organ': list(range(n // 2)) + list(range(n - n // 2, 0, -1))}
    ok = []
    for name, data in shapes.items():
        tagged = [(v, i) for i, v in enumerate(data)]
        a = sorted(tagged, key=lambda p: p[0])
        ok.append(a == sorted(tagged))
        b = sorted(tagged, key=lambda p: p[0], reverse=True)
        ok.append(all(x[0] > y[0] or (x[0] == y[0] and x[1] < y[1]) for x, y in zip(b, b[1:])))
    print(n, all(ok))
words = [''.join(random.choice('abc') for _ in range(random.randrange(1, 6))) for _ in range(200)]
print(sorted(words)[:6])
print(sorted(words, key=len)[:3] == [w for w in words if len(w) == 1][:3])
print(sorted(words, reverse=True)[0])
mixed = [1, 2.5, True, 2 ** 70, -1, 0.5, False]
print(sorted(mixed), sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([[2], [1, 9], []]))
print(sorted([b'b', b'a']), sorted([1.5, float('-inf'), 3, float('inf')]))

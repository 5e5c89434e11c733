# sort and sorted: keys, reverse, stability.
a = [3, 1, 2]
a.sort(); print(a)
a.sort(reverse=True); print(a)
words = ['banana', 'kiwi', 'Apple', 'fig', 'cherry', 'date']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len))
print(sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
pairs = [(1, 'b'), (0, 'a'), (1, 'a'), (0, 'b'), (1, 'c')]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted(pairs))
print(sorted({'b': 1, 'a': 2}), sorted('hello'), sorted((3, 1)), sorted([]))
print(sorted([1], key=None), sorted(range(5), key=lambda x: -x))
print(sorted([0.5, 1, True, -2]))
a = [(i * 7919) % 101 for i in range(300)]
b = sorted(a)
print(all(b[i] <= b[i + 1] for i in range(299)), sorted(a, reverse=True) == b[::-1], b[:10])
ix = sorted(range(300), key=a.__getitem__)
print(all((a[i], i) < (a[j], j) for i, j in zip(ix, ix[1:])))

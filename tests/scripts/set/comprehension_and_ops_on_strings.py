# Sets of strings, printed in sorted order.
words = 'the quick brown fox jumps over the lazy dog the end'.split()
u = set(words)
print(sorted(u), len(words) - len(u), sorted({w[0] for w in words}))
print(sorted({len(w) for w in words}), sorted(u & {'fox', 'cat'}))
print(sorted(u - set('the dog'.split()))[:3])
print(sorted(set('hello') | set('world')), sorted(set('hello') & set('world')))
print(sorted(set('hello') ^ set('world')), 'dog' in u)
print(sorted(map(sorted, {frozenset('ab'), frozenset('ba'), frozenset('c')})))

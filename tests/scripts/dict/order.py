# Insertion order survives updates, deletions and re-insertions.
d = {}
for i in (5, 3, 8, 1): d[i] = str(i)
d[3] = 'changed'
print(d)
del d[5]; d[5] = 'back'
print(d, list(d.values()), list(reversed(d)), list(reversed(d.items())))
for i in range(20): d[i * 100] = i
for i in range(0, 20, 2): del d[i * 100]
print(list(d))
d2 = dict(sorted(d.items())); print(list(d2)[:6], d == d2, list(d) == list(d2))
print(next(iter(d)), d.popitem(), list(d)[-1], list({k: 0 for k in 'zyx'}))
print(list(dict.fromkeys('mississippi')))

# A dict changed during iteration raises RuntimeError.
d = {1: 1, 2: 2, 3: 3}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e, len(d))
try:
    for k in d.items():
        del d[k[0]]
except RuntimeError as e:
    print(e, len(d))
for k in d:
    d[k] = 'same size'
print(d)
for k in list(d):
    del d[k]
print(d)
d = {1: 1, 2: 2}
it = iter(d)
print(next(it))
del d[1]; d[5] = 5
try:
    print(list(it))
except RuntimeError as e:
    print(e)
it = iter({})
print(list(it), iter({1: 1}).__length_hint__())
try:
    d = {1: 1}
    for v in d.values(): d.clear()
    print('loop ended', d)
except RuntimeError as e:
    print(e)

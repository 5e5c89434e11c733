# A dict of many keys through growth, deletion and reuse.
d = {}
for i in range(5000): d[i * i] = i
for i in range(5000): assert d[i * i] == i
print(len(d), d[2500], 3 in d)
for i in range(0, 5000, 2): del d[i * i]
print(len(d), list(d)[:5], list(d)[-1])
for i in range(1000): d['s' + str(i)] = i
print(len(d), d['s999'], sum(v for k, v in d.items() if isinstance(k, str)))
while len(d) > 3: d.popitem()
print(d)
for i in range(100):
    d[i] = i; del d[i]
print(d, sum({i: 1 for i in range(100)}.values()), len({str(i) for i in range(3000)}))

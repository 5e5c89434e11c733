# Growing, shrinking and shifting of longer lists.
a = []
for i in range(10000):
    a.append(i)
print(len(a), sum(a), a[5000], a[-1])
while len(a) > 10:
    a.pop()
print(a)
for i in range(20):
    a.insert(0, -i)
print(a)
for i in range(25):
    a.pop(0)
print(a)
a = [0] * 1000
a[500:500] = range(1000)
print(len(a), a[499:503], a[1499:1502])
del a[::2]
print(len(a), a[250:253])
a = list(range(1000)); a.reverse(); a.sort()
print(a == list(range(1000)))

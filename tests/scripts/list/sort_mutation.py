# A list changed by its own sort raises ValueError.
a = [3, 1, 2]
def key(x):
    a.append(9)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e)
b = [3, 2, 1]
seen = []
def k2(x):
    seen.append(list(b))
    return x
b.sort(key=k2)
print(seen, b)

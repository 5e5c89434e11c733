# Changing a list while iterating over it.
a = [1, 2, 3, 4]
for x in a:
    if x < 10:
        a.append(x * 10)
    if len(a) > 7: break
print(a)
a = [1, 2, 3, 4, 5]
for x in a:
    a.remove(x)
print(a)
a = [1, 2, 3]
it = iter(a)
print(next(it), next(it), next(it), next(it, 'end'))
a.append(4)
print(next(it, 'still ended'))
it = iter(a)
a.clear()
print(list(it))
a = [1, 2, 3]
r = reversed(a)
a.append(9)
print(list(r), it.__length_hint__(), iter([1, 2]).__length_hint__())

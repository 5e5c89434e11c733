# Loops over ranges: the variable afterwards, else, nesting, reassignment.
for i in range(3): pass
print(i)
for i in range(5):
    i += 10
print(i)
for j in range(0):
    print('never')
else:
    print('else of an empty loop', 'j' in globals())
n = 3
for i in range(n):
    n += 10
print(i, n)
print([(i, j) for i in range(3) for j in range(i)])
for i in range(10, 0, -3): print(i, end=' ')
for i in range(-3, 3): print(i, end=' ')
print()
r = range(3)
a, b = iter(r), iter(r)
print(next(a), next(a), next(b), next(a), next(a, None), list(b), a.__length_hint__())

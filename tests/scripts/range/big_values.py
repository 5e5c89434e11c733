# Ranges beyond 64 bits.
b = 10 ** 20
r = range(b, b + 5, 2)
print(r, list(r), len(r), b + 2 in r, b + 1 in r, r[-1], r[::-1], r.index(b + 4))
big = range(10 ** 30)
print(big[5], big[-1], big[10 ** 29], 10 ** 29 in big, bool(big), big[10 ** 29:][0])
print(big == range(0, 10 ** 30))
try:
    len(big)
except OverflowError as e:
    print(e)
it = iter(range(2 ** 63 - 2, 2 ** 63 + 2))
print(list(it), list(range(-2 ** 64, -2 ** 64 + 2)))
print(list(range(2 ** 62 - 1, 2 ** 62 + 1)), list(range(2, -2 ** 70, -2 ** 69)))
for i in range(b, b + 2): print(i, end=' ')
print()

# Arithmetic beyond 64 bits.
a = 2 ** 64
b = 10 ** 30
print(a, a + 1, a - 1, -a, a * a, b * a)
print(b // a, b % a, -b // a, -b % a, divmod(-b, a))
print(a - a, (a + 5) - a, a // a, a * 0)
print((2 ** 200) ** 2 == 2 ** 400, 3 ** 100)
print(sum(range(10 ** 6)), sum([a, b, -a]))
n = 1
for i in range(1, 31):
    n *= i
print(n)

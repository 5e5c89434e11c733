# Counters that grow out of a machine word in the middle of a loop.
def power(n):
    x = 1
    for _ in range(n): x *= 2
    return x
print(power(61), power(62), power(63), power(64), power(100))
def grow(start, step, n):
    for _ in range(n): start += step
    return start
print(grow(2 ** 62 - 500, 1, 1000) == 2 ** 62 + 500)
print(grow(2 ** 63 - 500, 1, 1000) == 2 ** 63 + 500)
print(grow(-2 ** 62 + 500, -1, 1000) == -2 ** 62 - 500)
print(grow(2 ** 62 + 500, -1, 1000) == 2 ** 62 - 500, grow(0.5, 1, 1000))
def fib(n):
    a, b = 0, 1
    for _ in range(n): a, b = b, a + b
    return a
print([fib(n) for n in (89, 90, 91, 92, 93, 94, 95, 200)])
def shifts():
    x, out = 1, []
    for i in range(130):
        x <<= 1
        if i in (60, 61, 62, 63, 64, 128): out.append(x)
    return out
print(shifts())
def alternate(n):
    x = 0
    for i in range(n): x = x + 2 ** 62 if i % 2 == 0 else x - 2 ** 62
    return x
print(alternate(1000), alternate(1001))

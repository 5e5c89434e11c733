# Big numbers: factorials, Fibonacci, powers of two, pi and e by hand.
def fact(n):
    r = 1
    for i in range(2, n + 1): r *= i
    return r
def digits_sum(n): return sum(map(int, str(n)))
f100 = fact(100)
print(f100, digits_sum(f100), len(str(fact(500))), str(fact(500))[:20])
def zeros(n): return len(str(fact(n))) - len(str(fact(n)).rstrip('0'))
print([zeros(n) for n in (5, 25, 100, 250)])
def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == '1': a, b = b, a + b
    return a
print(fib(10), fib(100), fib(1000), fib(1000) % 10 ** 9)
def pi_digits(n):
    scale = 10 ** (n + 10)
    def arctan_inv(x):
        total = term = scale // x
        k, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // k)
            k, sign = k + 2, -sign
        return total
    return 4 * (4 * arctan_inv(5) - arctan_inv(239)) // 10 ** 10
print(pi_digits(100))
def e_digits(n):
    scale = 10 ** (n + 10)
    total = term = scale
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10 ** 10
print(e_digits(60))
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
print(isqrt(2 * 10 ** 100), isqrt(10 ** 50) == 10 ** 25, 2 ** 521 - 1, (2 ** 521 - 1) % 9)
print(pow(3, 2 ** 64, 10 ** 12))
def gcdx(a, b):
    if not b: return a, 1, 0
    g, x, y = gcdx(b, a % b)
    return g, y, x - a // b * y
a, b = fact(30) + 1, fib(150)
g, x, y = gcdx(a, b)
print(g, x, y, a * x + b * y == g)
print(int('1' * 50) ** 2, 7 ** 77 // 11 ** 44, -(7 ** 50) // 3 ** 30)
print(-(7 ** 50) % 3 ** 30, hex(fact(25)), (1 << 200) - fact(40) >> 64)

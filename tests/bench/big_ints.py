# Integers beyond the machine word: factorials, Fibonacci numbers, powers, digits of pi.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def pi_digits(count):
    """Gibbons' spigot: one digit after the other from a linear fractional transformation."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (
                q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2,
            )
    return "".join(map(str, digits))


def is_probable_prime(n):
    return all(pow(base, n - 1, n) == 1 for base in (2, 3, 5, 7, 11))


def modular(count):
    modulus, x = (1 << 127) - 1, 3
    for i in range(count):
        x = (x * x + i) % modulus
    return x


digits = pi_digits(1700)
ratio = factorial(3000) // factorial(2998)
ends = str(fibonacci(20000))
primes = [p for p in (61, 89, 107, 127, 521, 523, 607) if is_probable_prime(2**p - 1)]
x = modular(1000000)
assert digits.startswith("31415926535897932384626433832795") and len(digits) == 1700
assert ratio == 3000 * 2999 and len(ends) == 4180
assert primes == [61, 89, 107, 127, 521, 607]
print(digits[-10:], ratio, ends[:8], ends[-8:], primes, x)

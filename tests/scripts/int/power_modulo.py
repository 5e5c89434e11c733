# pow() with a modulus: small numbers of both signs, and around the size of a word.
def by_steps(base, exponent, modulus):
    result, base = 1 % modulus, base % modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base, exponent = base * base % modulus, exponent >> 1
    return result


def attempt(*arguments):
    try:
        return pow(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


total = 0
for base in range(-12, 13):
    for exponent in range(9):
        for modulus in [*range(-9, 0), *range(1, 10)]:
            assert pow(base, exponent, modulus) == base**exponent % modulus, (base, exponent, modulus)
            total += 1
edges = [1, 2, 3, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 10**12 + 39, 2**61 - 1, 2**62 - 1]
edges += [2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**127 - 1, 10**30 + 57]
for base in edges:
    for exponent in edges:
        for modulus in edges:
            for b, m in (base, modulus), (-base, modulus), (base, -modulus), (-base, -modulus):
                assert pow(b, exponent, m) == by_steps(b, exponent, m), (b, exponent, m)
                total += 1
print(total)
print(attempt(3, -1, 7), attempt(2, -1, 4), attempt(2, 3, 0), attempt(2, 3, True), attempt(True, True, 5))
print(attempt(2, 3, 5.0), attempt(2.0, 3, 5), attempt(0, 0, 1), attempt(0, 0, 2), attempt(0, 5, -3), attempt(10, 0, -3))


class Whole(int):
    pass


print(repr(pow(Whole(5), Whole(3), Whole(7))), pow(Whole(-5), 3, -7))


def is_prime(n):
    if n < 4:
        return n > 1
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in range(100) if is_prime(n)], [n for n in range(2**61 - 50, 2**61 + 50) if is_prime(n)])

# Sieves, factorisation, primality and number theory.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(flags[i * i::i]))
    return [i for i, f in enumerate(flags) if f]
def factor(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            out[d] = out.get(d, 0) + 1
            n //= d
        d += 1 + d % 2
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True
def phi(n):
    r = n
    for p in factor(n): r -= r // p
    return r
ps = sieve(100_000)
print(len(ps), ps[:10], ps[-3:], sum(ps))
print(factor(360), factor(97), factor(1), factor(600851475143))
print(' * '.join(f'{p}^{e}' if e > 1 else str(p) for p, e in factor(2 ** 20 * 81 * 7).items()))
print([n for n in range(50) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1))
print(is_prime(10 ** 18 + 9), set(ps) == {n for n in range(100_001) if is_prime(n)})
print([phi(n) for n in range(1, 13)], sum(phi(n) for n in range(1, 500)))
print([p for p, q in zip(ps, ps[1:]) if q - p == 2][:8])
print(max(q - p for p, q in zip(ps, ps[1:])))
print(next(n for n in range(4, 10 ** 6, 2) if sum(is_prime(p) and is_prime(n - p) for p in range(2, n // 2 + 1)) == 10))

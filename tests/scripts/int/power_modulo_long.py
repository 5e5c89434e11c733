# pow with a modulus where it takes long.
p = 2**11213 - 1  # a prime
e = (p - 1) * (p >> 500)
print(pow(3, e, p), pow(-3, e + 1, -p) == -3, pow(3, -e, p), pow(0, e, p))
n = 10**3400 + 7
print(pow(5, n // 3, n) % 10**30, pow(n + 5, n // 3, -n) % 10**30)
try:
    pow(10, -e, 10**3500)
except ValueError as error:
    print(error)

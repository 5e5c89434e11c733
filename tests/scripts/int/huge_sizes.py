# Sizes that no machine has fail at once; sizes that are only large work.
# ouro-only
for f in (
    lambda: 10 ** 10 ** 10, lambda: 1 << 10 ** 12, lambda: 3 ** (1 << 62), lambda: 2 ** 2 ** 80,
    lambda: (1 << 10 ** 8) ** 1000, lambda: 1 << (1 << 70)
):
    try:
        print(f().bit_length())
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)
n = 3 ** 200000
print(n.bit_length(), n % 1000000007, n // 7 ** 70000 % 1000, hash(n))
print((n * n - n) // n == n - 1, pow(n, n, 1000000007))
print(0 << (1 << 70), 1 >> (1 << 70), -1 >> (1 << 70))

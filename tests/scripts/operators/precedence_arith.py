# Precedence and associativity of the arithmetic operators.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4)
print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1)
print(10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, 7 % 4 * 2, 7 * 4 % 3)
print(-7 // 2, -(7 // 2), -7 % 3, ~5 + 1, - -3, +-+3, ~~7)
print(1 + 2 << 3, 1 << 2 + 3, 6 & 3 | 8, 6 ^ 3 & 1, 1 | 2 ^ 3)
print(not 1 == 2, not (1 == 2), not not 3)
print(2 * -3, 2 - -3, 2--3, 2** -1)

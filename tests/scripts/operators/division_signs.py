# Floor division and modulo follow the sign of the divisor.
for a in (7, -7):
    for b in (2, -2):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
for a in (7.5, -7.5):
    for b in (2, -2):
        print(a, b, a // b, a % b, divmod(a, b))
print(0 // 5, 0 % -5, -0.0 % 5, 5 % -5.0)
print(1 % 10 ** 30, -1 % 10 ** 30, -1 // 10 ** 30)

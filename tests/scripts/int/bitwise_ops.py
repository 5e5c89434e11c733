# And, or, xor, invert and shifts act as on endless two's complement.
for a in (0, 5, -1, -6, 2 ** 70, -2 ** 70 + 3):
    for b in (3, -4, 2 ** 65 + 1, -2 ** 65):
        print(a & b, a | b, a ^ b)
    print('~', ~a)
print(1 << 100, (1 << 100) >> 99, -1 << 70, -(1 << 70) >> 69, -3 >> 1, -3 >> 10)

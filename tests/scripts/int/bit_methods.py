# bit_length, bit_count, as_integer_ratio, conjugate, real, imag.
for n in (0, 1, -1, 255, 256, -256, 2 ** 64, 2 ** 64 - 1, -2 ** 100):
    print(n, n.bit_length(), n.bit_count())
print((10).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)
print(True.bit_length(), True.real, type(True.real), True.numerator)

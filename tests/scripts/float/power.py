# Powers with floats, negative bases and fractional exponents.
print(2.0 ** 3, 2 ** 0.5, 4 ** -0.5, 0.0 ** 0, 1.5 ** 2, (-2.0) ** 3, (-2.0) ** 2, 10.0 ** -3)
print((-8) ** (1 / 3), (-1) ** 0.5, (-2.0) ** 0.5)
print(1e-200 ** 2, 0.0 ** 5.5, float('inf') ** -1, (-0.0) ** 3, 2.0 ** 1023, 1.0 ** 1e300)
print(pow(2.0, 3), pow(9, 0.5), 2.0.__pow__(3), (2.0).__rpow__(3))

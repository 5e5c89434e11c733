# Powers at the edge: overflow, underflow to zero, infinite angles.
cases = [
    (1e200 + 1j, 2), (1e-200j, -2), (1e-162j, -5), (0j, -1), (0j, 0.5), (0j, -0.5), (0j, 1j),
    (1 + 1j, 1000), (1 + 1j, 1e10), (1 + 1j, -100), (1 + 1j, 101), (-1 + 0j, 0.5), (2j, 2.5),
    (complex('inf'), 2), (complex('inf'), -200.5), (1j, 1e300 + 1e300j), (-0.0 - 0j, 3),
]
for base, exponent in cases:
    try:
        print(base, exponent, base ** exponent)
    except (ZeroDivisionError, OverflowError) as e:
        print(base, exponent, type(e).__name__, e)

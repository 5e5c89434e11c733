# Zero, one and infinity as bases and exponents.
inf, nan = float('inf'), float('nan')
values = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -3.0, inf, -inf, nan]
for base in values:
    for exponent in values:
        try:
            print(base, exponent, base ** exponent)
        except ZeroDivisionError as e:
            print(base, exponent, e)

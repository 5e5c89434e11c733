# Infinities and NaN: printing, comparing and arithmetic.
inf = float('inf')
nan = float('nan')
print(inf, -inf, nan, repr(inf), [nan, -inf])
print(inf == inf, inf > 10 ** 1000, nan == nan, nan != nan, nan < 1, nan > 1, -inf < inf)
print(inf + 1, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, inf // 2, 5 % inf, -5 % inf, inf ** 0, nan ** 0, 1 ** nan)
print(min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sorted([2, 1, inf, -inf]))
print(0.0 == -0.0, -0.0, 0.0 * -1, 1e308 * 10, -1e308 * 10, 5e-324 / 2)
print(abs(-inf), abs(-0.0), round(inf.__neg__(), 2), bool(nan), bool(0.0), bool(-0.0))

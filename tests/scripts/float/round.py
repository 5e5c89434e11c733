# round() of floats: half to even, correct rounding, result types.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), type(round(1.2)))
print(round(2.675, 2), round(1.005, 2), round(0.15, 1), round(0.25, 1), round(0.35, 1))
print(round(1234.5678, -2), round(1234.5678, 0), type(round(1.2, 0)))
print(round(1e300), round(1.5, 400), round(1.5, -400), round(-0.4), round(-0.4, 0))
print(round(5e-324, 300), round(1e22, 2))
print(round(number=3.7), round(3.14159, ndigits=3), round(7.5, None))
for f in (
    lambda: round(float('inf')), lambda: round(float('nan')), lambda: round('a'),
    lambda: round(1.5, 'a'), lambda: round(1.5, 1.0), lambda: round(1e308, -308),
    lambda: round(1.7e308, -308), lambda: round()
):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

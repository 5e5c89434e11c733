# float() of strings: signs, spaces, underscores, words, digits of other scripts.
for s in (
    '1.5', ' 1.5\n', '+1.5', '-1.5', '.5', '5.', '1e5', '1E-5', '1_0.0_1', 'inf', '-Infinity',
    '+INF', 'nan', '-nan', 'iNf', '１.５', '1e400', '1e-400', '0x10', '', ' ', '1__0', '_1', '1_',
    '1e', 'e5', '.', '1.5.2', 'infin', '1 2', '--1', 'nano'
):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
print(float(), float(3), float(True), float(b'2.5'), float(10 ** 30))
for f in (
    lambda: float(None), lambda: float([]), lambda: float(1j), lambda: float(10 ** 400),
    lambda: float(1, 2), lambda: float(b'x')
):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)

# is_integer, as_integer_ratio, hex, fromhex, conjugate.
print((2.0).is_integer(), (2.5).is_integer(), float('inf').is_integer())
print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio())
print((1e30).as_integer_ratio(), (0.0).as_integer_ratio())
print((1.0).hex(), (0.1).hex(), (-3.5).hex(), (0.0).hex(), (-0.0).hex(), (5e-324).hex())
print(float('inf').hex(), float('nan').hex(), (1e308).hex())
print(float.fromhex('0x1.8p1'), float.fromhex('-0x1p-2'), float.fromhex('ff'))
print(float.fromhex('inf'), float.fromhex('0x.8'), float.fromhex(' 1.4p3 '))
print((1.5).real, (1.5).imag, (1.5).conjugate(), (1.5).__trunc__(), (-1.5).__floor__())
print((-1.5).__ceil__())
for f in (
    lambda: float('inf').as_integer_ratio(), lambda: float('nan').as_integer_ratio(),
    lambda: float.fromhex('zz'), lambda: float.fromhex('0x1p5000')
):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)

# repr gives the shortest digits that read back the same number.
for x in (
    0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e22, 1e23, 1e16, 1e15, 9007199254740993.0, 123456.789, 1e-4,
    1e-5, 0.00012, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, -0.0, 100.0, 1e100,
    4.35, 0.3, 2.675, 1e5, 12345678901234567.0
):
    print(repr(x), str(x), float(repr(x)) == x)
print([0.1, (1e20,), {'x': 1.5e-7}])

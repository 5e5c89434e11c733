# Complex arithmetic, attributes and methods.
a = 3 + 4j
b = 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a ** 2, a ** 0.5, abs(a), a == 3 + 4j, a != b)
print(a.real, a.imag, a.conjugate(), (2j).imag, 1j ** 2, 2 * 1j, 1j + 0.5, 5 - 1j, 1 / 1j)
print(complex(1, 2), complex(1.5), complex(), complex(1j, 1j), complex(real=1, imag=-1))
print(complex('1+2j'), complex(' -3j '), complex('(1-1j)'), complex('nan+infj'))
print(bool(0j), bool(1j), hash(1 + 0j) == hash(1), 1 + 0j == 1, 1j == 1)
for f in (
    lambda: a // b, lambda: a % b, lambda: a < b, lambda: int(a), lambda: float(a),
    lambda: complex('1+ 2j'), lambda: complex('x'), lambda: complex('1', 2),
    lambda: complex(1, '2'), lambda: divmod(a, b), lambda: round(a)
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

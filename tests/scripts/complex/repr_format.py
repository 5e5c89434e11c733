# repr and format of complex numbers, signs of zero included.
print(1j, -1j, 0j, -0j, 1 + 0j, 1 - 0j, complex(-0.0, 1), complex(0.0, -0.0))
print(complex(-0.0, -0.0), 1e20 + 1e-10j)
print(complex('inf'), complex('nanj'), complex(float('inf'), float('-inf')), [1.5 + 2j])
print(repr(3 + 4j), str(-3.5 - 0.25j))
z = 3.14159 - 2.5j
print(format(z, '.2f'), format(z, 'e'), format(z, '>20.1f'), format(z, 'g'))
print(format(z, ''), format(z, '+.1f'), format(z, '*^20'), f'{z:.3}')
for spec in ('=20', '020', 'd', '%'):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(repr(spec), '->', e)

# Format specifications of floats.
for x in (3.14159265, -1234567.891, 0.0, 1e20, 1.5e-7, float('inf'), float('nan'), 0.5):
    for spec in (
        '', 'f', '.2f', '.0f', 'e', '.3e', 'E', 'g', '.3g', 'G', '%', '.1%', ',.2f', '_.1f', '+.1f',
        ' .1f', '012.3f', '<12.2f', '^12.2f', '*>12.2f', '=+12.2f', 'n', '#.0f', '.10', '#g',
        '.15g', 'F', 'z.0f'
    ):
        print(spec, '[' + format(x, spec) + ']', end=' ')
    print()
for spec in ('d', 'x', 's', '.f', 'q', 'c', ',n'):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(repr(spec), '->', e)

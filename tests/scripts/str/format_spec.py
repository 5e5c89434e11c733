# Format specifications of strings.
for spec in (
    '', 's', '5', '<5', '>5', '^5', '*^7', '.2', '5.1', '>6.2s', '€<4', '05', '<05', '_>5s'
):
    print(repr(spec), '[' + format('abc', spec) + ']')
for spec in ('d', '+', ',', '=5', '#', '.', 'x', ' ', '>>5', '_', '.2.3', '1' * 30, 'z'):
    try:
        print(format('abc', spec))
    except ValueError as e:
        print(repr(spec), '->', e)

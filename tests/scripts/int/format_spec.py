# Format specifications of ints.
n = 12345
for spec in (
    'd', '', ',', '_', '10', '<10', '>10', '^10', '=10', '*^11', '+', ' ', '-', '+,', '010',
    '+010,', 'x', 'X', '#x', '#X', 'o', '#o', 'b', '#b', '_b', '_x', '#020b', 'c', 'e', '.2f', 'g',
    '%', 'n', '.3e', '=+10', '0>8', '0<8', 'z.1f'
):
    print(repr(spec), '[' + format(n, spec) + ']')
print(format(-5, '05'), format(-255, '#x'), format(-1234567, ','), format(0, '#b'))
print(format(10 ** 20, ',d'), format(True, 'd'), format(True))
for spec in ('.2d', 's', ',x', 'q', '+c', '<<<', '10.', ',_d'):
    try:
        print(format(n, spec))
    except ValueError as e:
        print(repr(spec), '->', e)

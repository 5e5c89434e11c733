# center, ljust, rjust, zfill and expandtabs.
print('[' + 'ab'.center(7) + ']', '[' + 'abc'.center(6) + ']', 'ab'.center(5, '*'))
print('abc'.center(2), '[' + 'x'.ljust(4) + ']', '[' + 'x'.rjust(4) + ']')
print('x'.ljust(3, '€'), 'x'.rjust(3, '-'))
print('42'.zfill(5), '-42'.zfill(5), '+4'.zfill(4), 'abc'.zfill(2), ''.zfill(3))
print('--1'.zfill(6), 'é'.zfill(3))
print(repr('a\tb\tc'.expandtabs()), repr('a\tb'.expandtabs(4)))
print(repr('abcd\te'.expandtabs(4)), repr('\t'.expandtabs(0)))
print(repr('a\nb\tc'.expandtabs(4)), repr('ab\r\tc'.expandtabs(4)))
print(repr('\tx'.expandtabs(tabsize=2)))
for bad in (
    lambda: 'a'.center(5, 'ab'), lambda: 'a'.ljust('5'), lambda: 'a'.rjust(3, 5),
    lambda: 'a'.center()
):
    try:
        bad()
    except TypeError as e:
        print(e)

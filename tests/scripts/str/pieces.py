# Splitting into few and many pieces, short copies of every length, and numbers as text.
for n in (0, 1, 15, 16, 17, 31, 32, 33, 100):
    words = ['w' * (i % 9) + str(i) for i in range(n)]
    line = ' '.join(words)
    print(n, line.split() == words, line.split(' ') == (words or ['']), line.rsplit(' ', 3) == line.rsplit(maxsplit=3) or n == 0,
          line.encode().split() == [w.encode() for w in words], '\n'.join(words).splitlines() == words,
          line.replace(' ', '\u20ac').split('\u20ac') == (words or ['']), b'\r\n'.join(w.encode() for w in words).splitlines() == [w.encode() for w in words],
          bytearray(line.encode()).rsplit(b' ', 2)[-1:], ('x' * n).split('x') == [''] * (n + 1))
text = 'abcdefghijklmnopqrstuvwxyz0123456789'
for n in range(len(text)):
    part = text[:n]
    assert part == ''.join(list(part)) and (part + text)[n:] == text and ('-' + part)[1:] == part and f'{part}{part}' == part * 2
    assert (part.encode() + b'.')[:-1] == part.encode() and b''.join([part.encode(), b'!']) == part.encode() + b'!'
    assert part.join(('<', '>')) == '<' + part + '>' and '%s|%s' % (part, part) == part + '|' + part and part[::-1][::-1] == part
for i in (0, 1, 9, 10, 99, 100, 101, 12345, 999999, 10 ** 17, 2 ** 62 - 1, 2 ** 62, 2 ** 63, 2 ** 64):
    for number in (i, -i):
        print(number, repr(number), f'{number}', f'{number:d}', '%d' % number, '%s' % number, '{}'.format(number), b'%d' % number, '%5d|%-5d|%+d|% d|%05d' % ((number,) * 5))
print('%d %d' % (True, 3.99), '%s%%' % 5, '%d' % 2 ** 2)
for wrong in ('%d', '%s %s', '%d %d'):
    try:
        print(wrong % 'x')
    except TypeError as error:
        print(error)

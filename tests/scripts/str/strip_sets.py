# strip() by sets of every size, split() and splitlines() with each kind of space at each place of a block.
for n in range(0, 12):
    dropped = '.,;!?:-_*+~#'[:n]
    for text in ('..a.b..', ',.;!?x;,', '~~#y#~', 'plain', '', '.,.,', '\xe9.\xe9.', '.\u20ac.', '\x80,', 'a\x00'):
        assert text.strip(dropped) == text.lstrip(dropped).rstrip(dropped)
    print(n, ['..a.b..,;'.strip(dropped), ascii('.,\xe9;,'.rstrip(dropped)), ascii('.,;\u20ac'.lstrip(dropped)), '.,;!?:-_*+~#'.strip(dropped), '\x00.\x00'.strip(dropped + '\x00')])
spaces = ' \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2003\u2028\u3000'
total = 0
for space in spaces + '\x00\x08\x0e\x1b!\x7f\x80\xff':
    for at in list(range(0, 36)):
        text = 'x' * at + space + 'y' * 3
        for wide in ('', '\xe9', '\u20ac'):
            pieces, lines = (text + wide).split(), (text + wide).splitlines(True)
            total = total * 31 % 1000003 + len(pieces) * 7 + len(lines) + len(pieces[0]) * 3 + len(lines[0])
            assert ''.join(lines) == text + wide and len((text + wide).rsplit()) == len(pieces)
    print(ascii(space), ('a' * 15 + space * 3 + 'b').split(), ('a' * 16 + space + space).split(None, 1), ('a' * 3 + space + 'b').splitlines())
print(total)
data = 'caf\xe9 \u2013 na\xefve \u20acuro \U0001f40d '.encode()
for n in range(len(data)):
    for pad in range(0, 10):
        part = b'a' * pad + data[n:] + b'b' * (n % 9)
        assert part.decode('utf-8', 'replace').encode() == part or b'\xef\xbf\xbd' in part.decode('utf-8', 'replace').encode()
        assert part.decode('utf-8', 'ignore') == part.decode('utf-8', 'replace').replace('\ufffd', '')
    print(n, ascii((data[n:] + data).decode('utf-8', 'replace')))

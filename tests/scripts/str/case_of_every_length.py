# The case of ASCII letters in texts of all lengths about a word's, and of every character.
every = ''.join(map(chr, range(128)))
for method in 'upper', 'lower', 'swapcase', 'title', 'capitalize', 'casefold':
    for size in range(20):
        text = ('aZ@[`{z' * 3)[:size]
        print(getattr(text, method)(), end=' ')
        if method != 'casefold':
            raw = text.encode()
            assert getattr(raw, method)().decode() == getattr(text, method)()
            assert bytes(getattr(bytearray(raw), method)()).decode() == getattr(text, method)()
    print(ascii(getattr(every, method)()))
for size in range(1, 18):
    for at in range(size):
        text = '.' * at + 'q' + '.' * (size - at - 1)
        assert text.upper() == text.replace('q', 'Q') and text.upper().lower() == text, text
        high = text.encode().replace(b'.', b'\xe1')
        assert high.upper() == high.replace(b'q', b'Q'), high

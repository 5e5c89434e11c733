# Malformed numbers are syntax errors with CPython's words.
for s in [
    '1_', '1__0', '0x', '0b2', '0o8', '0b', '012', '1.e', '1e', '0_7x', '0xg', '1a', '1_000_',
    '1.5abc', '0b1_', '09.5'
]:
    try:
        print(s, '=', eval(s))
    except SyntaxError as e:
        print(s, '->', e.msg)

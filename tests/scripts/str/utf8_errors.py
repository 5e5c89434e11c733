# Invalid UTF-8 sequences and where decoding finds them.
cases = [
    b'\x80', b'\xc0\x80', b'\xc1\xbf', b'\xc3', b'\xc3(', b'\xe2\x82', b'\xe2(\xa1',
    b'\xed\xa0\x80', b'\xf0\x9f\x98', b'\xf4\x90\x80\x80', b'\xf8\x88\x80\x80\x80', b'\xff',
    b'ab\xe2\x82\xffcd', b'\xe0\x80\x80', b'\xf0\x80\x80\x80']
for c in cases:
    try:
        print(c, c.decode())
    except UnicodeDecodeError as e:
        print(c, '->', e)
    print('   ', ascii(c.decode('utf-8', 'replace')), ascii(c.decode('utf-8', 'backslashreplace')))

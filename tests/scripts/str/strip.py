# strip, lstrip, rstrip of whitespace and of sets of characters.
s = ' \t\n hi there \r\n'
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip(' ')))
print('xxhixx'.strip('x'), 'xyhixy'.strip('yx'), 'www.a.com'.lstrip('w.'))
print(repr('   '.strip()), repr(''.strip()), 'abc'.strip(''), 'abc'.strip(None))
print(repr('\u2003a\xa0\x85'.strip()), '€a€'.strip('€'), 'ab€'.rstrip('€b'), 'aaa'.strip('a') == '')
try:
    'a'.strip(5)
except TypeError as e:
    print(e)

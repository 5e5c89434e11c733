# split and rsplit with separators, limits and whitespace.
s = '  a b  c '
print(s.split(), s.split(' '), s.split(None, 1), s.rsplit(None, 1), s.split(' ', 2))
print(s.rsplit(' ', 2))
print('a,b,,c'.split(','), 'a,b,,c'.split(',', 1), 'a,b,,c'.rsplit(',', 1), ''.split())
print(''.split(','), 'abc'.split('x'))
print('a--b--c'.split('--'), 'aaa'.split('aa'), 'aaa'.rsplit('aa'))
print('a b'.split(maxsplit=0), ' a b '.split(maxsplit=0), ' a b '.rsplit(maxsplit=0))
print('a,b,c'.split(sep=',', maxsplit=-1))
print('a\tb\nc\x0bd\x0ce\rf\x1cg\x85h\xa0i\u2003j'.split())
for bad in (
    lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.split(',', 'x'),
    lambda: 'a'.split(b',')
):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

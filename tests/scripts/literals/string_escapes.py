# Every escape of a str literal.
print(repr('\a\b\f\n\r\t\v\\\'\"'))
print(repr('\0\x00\07\101\x41'))
print('\u0041\U00000042\N{LATIN SMALL LETTER C}\N{GREEK SMALL LETTER ALPHA}')
print(repr('line \
continued'))
print([hex(ord(c)) for c in '\u20ac\U0001f40d\xff\377'])
print(repr(r'\'"'), len('\\n'))

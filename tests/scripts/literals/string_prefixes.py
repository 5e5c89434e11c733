# String prefixes: raw, bytes, f, u and their combinations.
print(r'a\nb', R"c\td", len(r'\n'))
print(b'abc', B'x\x00y', rb'\d', Rb'\x', bR"\n", BR'\\')
print(u'plain', U"upper")
x = 5
print(f'{x}', F"{x}", rf'{x}\n', fR'\{x}')
print('a' 'b' "c", b'a' b'b', f'{x}' 'y' f'{x}')

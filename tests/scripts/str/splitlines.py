# splitlines knows every line boundary.
print('a\nb\r\nc\rd'.splitlines(), 'a\nb\r\nc\rd\n'.splitlines(True), ''.splitlines())
print('\n'.splitlines(), '\n\n'.splitlines(), 'a'.splitlines(keepends=True))
print('a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i'.splitlines())
print('\r\n\r\n'.splitlines(True), 'x\n\ry'.splitlines(), 'ab\x1f'.splitlines())

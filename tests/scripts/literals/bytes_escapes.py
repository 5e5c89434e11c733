# Escapes of bytes literals; \u and \N are not among them.
print(b'\a\b\f\n\r\t\v\\\'\"')
print(b'\x00\x7f\x80\xff\101\0')
print(rb'\u0041', len(rb'\u0041'))
print(b"it's", b'say "x"', b'both \' and "')
print(list(b'\x01\2\003'))

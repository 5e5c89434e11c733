# repr of bytes over all values and quotes.
print(bytes(range(128)))
print(bytes(range(128, 256)))
print(b"'", b'"', b"'\"", str(b'a\n'), [b'\t'], '%r' % b'\\', f"{b'x'}", ascii(b'\xe9'))

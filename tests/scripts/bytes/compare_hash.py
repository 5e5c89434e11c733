# Equality, ordering and hashing of bytes and bytearray.
print(b'a' == b'a', b'a' == bytearray(b'a'), b'a' == 'a', b'a' < b'b', b'ab' > b'a')
print(b'' < b'\0', sorted([b'b', b'a', b'']), hash(b'ab') == hash(b'a' + b'b'))
print({b'k': 1}[b'k'], b'k' in {'k'}, b'a' != memoryview(b'a'))
print(b'a' + b'b', b'ab' * 2, 2 * b'ab', b'a' + bytearray(b'b'), bytearray(b'a') + b'b')
print(type(b'a' + bytearray(b'b')).__name__, b'ab' * 0)
try:
    hash(bytearray())
except TypeError as e:
    print(e)

"""Hexadecimal digits, in groups from either end, of bytes and of views on them."""
import binascii

for group in range(-4, 5):
    for data in (b'', b'a', b'abc', bytes(range(200, 240))):
        print(group, data.hex(':', group), binascii.hexlify(data, '-', group))
print(b'abc'.hex('.', 2**31 - 1), b'abc'.hex('.', -2**31 + 1))

data = bytes(range(60))
print(memoryview(data)[::3].hex(), memoryview(data)[5:38].hex('_', 3))
print(bytes(memoryview(data)[::7]), memoryview(data)[::-9].tolist(), list(memoryview(data)[4:8]))
print(memoryview(b'abcd')[::2] == b'ac', memoryview(b'abcd') == memoryview(b'abcx'))
print(memoryview(b'\x00\x00\x80?').cast('f') == memoryview(b'\x01').cast('B'))

for text in ('', 'aF09', 'a', 'ag', 'g0', 'é0', b'00\xff0'):
    try:
        print(binascii.unhexlify(text))
    except ValueError as error:
        print(type(error).__name__, error)

# bytes() from ints, iterables, strings and objects.
print(bytes(), bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), bytes('abc', 'ascii'))
print(bytes(b'x'), bytes(range(5)), bytes((1, 2)), bytes(bytearray(b'q')))
print(bytes.fromhex('00 ff1a'), bytes(memoryview(b'mv')))
class B:
    def __bytes__(self): return b'custom'
print(bytes(B()), bytes(i for i in (1, 2)), bytes(True))
for f in (
    lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes('a'),
    lambda: bytes(['a']), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes.fromhex('0'),
    lambda: bytes.fromhex('zz'), lambda: bytes(1, 'utf-8'), lambda: bytes(b'a', 'utf-8'),
    lambda: bytes.fromhex('0 0')
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

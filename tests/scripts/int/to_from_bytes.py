# int.to_bytes and int.from_bytes with order, sign and errors.
print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (0).to_bytes(0, 'big'))
print((65).to_bytes())
print((-1).to_bytes(2, 'big', signed=True), (-300).to_bytes(3, byteorder='little', signed=True))
print((2 ** 100 + 7).to_bytes(16, 'big'))
print(int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'))
print(int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes(b'', 'big'))
print(int.from_bytes([1, 2, 3], 'big'), int.from_bytes(b'\xff' * 12))
print(int.from_bytes(b'\xff' * 12, 'little', signed=True))
for f in (
    lambda: (256).to_bytes(1, 'big'), lambda: (-1).to_bytes(2, 'big'),
    lambda: (1).to_bytes(-1, 'big'), lambda: (1).to_bytes(2, 'middle'),
    lambda: (128).to_bytes(1, 'big', signed=True)
):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)

# to_bytes and from_bytes around the sizes of a word.
for length in range(0, 11):
    for byteorder in ('big', 'little'):
        for signed in (False, True):
            data = bytes((0x80 + i * 37) % 256 for i in range(length))
            number = int.from_bytes(data, byteorder, signed=signed)
            print(length, byteorder, signed, number, number.to_bytes(length, byteorder, signed=signed) == data,
                  int.from_bytes(b'\xff' * length, byteorder, signed=signed), int.from_bytes(b'\x7f' * length, byteorder, signed=signed))
values = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 2 ** 31, 2 ** 32 - 1, 2 ** 32, -2 ** 31, 2 ** 55, 2 ** 56 - 1,
          2 ** 56, -2 ** 55, 2 ** 61, 2 ** 62 - 1, 2 ** 62, -2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64]
for value in values:
    row = []
    for length in (0, 1, 2, 3, 4, 7, 8, 9):
        for signed in (False, True):
            try:
                data = value.to_bytes(length, 'big', signed=signed)
                assert data[::-1] == value.to_bytes(length, 'little', signed=signed) and (int.from_bytes(data, 'big', signed=signed) == value or length == 0)
                row.append(data.hex())
            except OverflowError as error:
                row.append(str(error)[:12])
    print(value, row)
print(True.to_bytes(2, 'big'), (5).to_bytes(), int.from_bytes(b'\1\2'), int.from_bytes([1, 2], 'little'), int.from_bytes(bytearray(b'\1\2'), 'big'), bool.from_bytes(b'\1', 'big'))
for wrong in (lambda: (1).to_bytes(-1, 'big'), lambda: (1).to_bytes(1, 'middle'), lambda: int.from_bytes('a', 'big'), lambda: int.from_bytes(5, 'big'), lambda: (1).to_bytes(1, 2)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
data = bytearray()
for i in range(1000):
    data.append(i % 256)
view = memoryview(data)
for wrong in (lambda: data.append(1), lambda: bytearray().append(256), lambda: data.append(-1), lambda: data.append('a'), lambda: data.append(2 ** 70)):
    try:
        wrong()
    except (BufferError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
view.release()
data.append(True)
del data[10:]
data.append(7)
print(bytes(data), 256 in [1], 7 in data, 113 in b'aqb')
for wrong in (256, -1, 'a', 2 ** 70):
    try:
        print(wrong in b'abc')
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

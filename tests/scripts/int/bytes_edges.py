# to_bytes where a number just fits or just does not; a length of zero.
for number in (0, 1, -1, 127, 128, -128, -129, 255, 256, -256, 2 ** 63, -2 ** 63, 2 ** 64 - 1):
    for length in (0, 1, 2, 8, 9):
        for signed in (False, True):
            try:
                data = number.to_bytes(length, 'big', signed=signed)
                back = int.from_bytes(data, 'big', signed=signed)
                print(number, length, signed, data, back)
            except OverflowError as e:
                print(number, length, signed, e)

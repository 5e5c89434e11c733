# int(text, base) over bases, signs, spaces and underscores.
print(int('42'), int(' 42\n'), int('-42'), int('+42'), int('1_000'), int('007'))
print(int('ff', 16), int('0xff', 16), int('0XFF', 16), int('0b101', 2), int('0o17', 8))
print(int('z', 36), int('Zz', 36))
print(int('0xff', 0), int('0b11', 0), int('0o7', 0), int('10', 0), int('0', 0), int('00', 0))
print(int('١٢٣'), int('４２'))
print(int(b'12'), int(bytearray(b'-7')), int('123456789012345678901234567890', 10))
print(int('1' * 70, 2))
print(int(), int(3.99), int(-3.99), int(True), int(1e20))

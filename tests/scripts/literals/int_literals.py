# Int literals: decimal, hex, octal, binary and underscores.
print(0, 7, 1234567890)
print(0xFF, 0Xff, 0xdead_beef)
print(0o17, 0O777, 0b1010, 0B1111_0000)
print(1_000_000, 0x_ff, 0b_1, 0o_7)
print(00, 0_0, 000)
print(123456789012345678901234567890)
print(0xffffffffffffffffffffffff)

# round() to digits behind the point: by whole numbers while they fit, ties and signs included.
import struct

seed = 7
total = 0
for i in range(4000):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    bits = (seed >> 12) | (1023 - 30 + (seed >> 3) % 90) << 52
    value = struct.unpack('<d', struct.pack('<Q', bits))[0]
    for digits in range(0, 18, 1 + i % 3):
        rounded = round(value, digits)
        total = (total * 31 + hash(rounded) + hash(round(-value, digits))) % 2 ** 61
        if i < 3:
            print(value, digits, rounded)
print(total)
for value in (0.5, 1.5, 2.5, -0.5, -1.5, 0.125, 0.375, 2.675, 1.005, 1e15 + 0.5, 4503599627370495.5, 9007199254740991.0, 1e16, 1e22, 0.1 + 0.2, 5e-324, 1e-300, 123456789.987654321, -0.0, 0.0):
    print(value, [round(value, n) for n in (0, 1, 2, 3, 5, 10, 15, 16, 17, 22, 323, 400)], [round(value, -n) for n in (1, 2, 5)])
for value in (float('inf'), -float('inf'), float('nan')):
    print(round(value, 2), round(value, 0))
print(round(1e308, -308), round(2.5), round(-2.5), round(0.5, 0), type(round(2.0, 0)), round(12345.678, True))

# Texts of floats that have few digits, and of those that nearly do.
import hashlib
import struct

digest = hashlib.sha1()
seed = 1


def number(limit):
    global seed
    seed = seed * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
    return (seed >> 20) % limit


def neighbours(value):
    bits = struct.unpack("<q", struct.pack("<d", value))[0]
    for step in -2, -1, 0, 1, 2:
        yield struct.unpack("<d", struct.pack("<q", max(bits + step, 0)))[0]


def show(value):
    text = repr(value)
    assert float(text) == value
    digest.update(text.encode())
    for spec in "g", ".3g", ".1g", ".0g", ".10g", ".13g", ".14g", ".17g", ".2g", "+.4g", "10.3g", "#.3g", "G", ".3", ".12", "5.1f":
        digest.update(format(value, spec).encode())
    digest.update(("%g %.3g %.12g %G" % (value, value, value, value)).encode())


for power in range(-12, 20):
    for lead in 1, 5, 9.5, 9.95, 9.995, 9.9995, 9.99999949, 9.9999995, 1.5, 1.25, 9.87654321:
        for value in neighbours(float(f"{lead}e{power}")):
            show(value)
            show(-value)
for _ in range(3000):
    whole, digits = number(10 ** number(11)) if seed & 8 else number(3), number(8)
    for value in neighbours(float(f"{whole}.{number(10**digits):0{digits}}")):
        show(value)
    show(struct.unpack("<d", struct.pack("<Q", number(0x7FF << 32) << 20 | number(1 << 20)))[0])
for value in 0.0, -0.0, 1e9, 999999999.999999, 999999999.9999999, 1e-4, 0.000123, 0.0001235, 5e-324, 1e15, 1e16, 123456789012345.6:
    show(value)
    print(repr(value), f"{value:g} {value:.3g} {value:.8g}")
print(0.1 + 0.2, 1 / 3, 2.5, 100.25, 3.14159, 1e6 + 0.000001, 0.5e-3, 123.456789, 123.4567891, 0.000001)
print("%g %g %g %g" % (999999.5, 999999.4, 0.0001, 0.00009999999), f"{999.6:.3g} {9.996:.3g} {0.099996:.3g} {99999.5:.5g}")
print(digest.hexdigest())

# upper, lower and their kin: each byte at each place of a word of eight and of what is left over, in
# bytes, bytearrays and subclasses, beside the same written out.
def upper(c):
    return c - 32 if 97 <= c <= 122 else c


def lower(c):
    return c + 32 if 65 <= c <= 90 else c


class Below(bytes):
    pass


around = bytes(range(0, 256, 5))
for size in (1, 7, 8, 9, 16, 19):
    for c in range(256):
        for place in {0, size // 2, size - 1}:
            text = bytearray(around[:size])
            text[place] = c
            for make in bytes, bytearray, Below:
                given = make(text)
                assert given.upper() == bytes(map(upper, text)), given
                assert given.lower() == bytes(map(lower, text)), given
                assert given.swapcase() == bytes(upper(x) if lower(x) == x else lower(x) for x in text), given
                assert given.capitalize() == bytes([upper(text[0])]) + bytes(map(lower, text[1:])), given
            assert str(text, "latin-1").isascii() is False or text.decode().upper() == bytes(text).upper().decode()
print([type(m(b"aB")).__name__ for m in (bytes.upper, bytes.lower, bytes.swapcase, bytes.title, bytes.capitalize)])
print([m(Below(b"aB cD")) for m in (bytes.upper, bytes.lower, bytes.swapcase, bytes.title, bytes.capitalize)])
print([m(bytearray(b"aB cD")) for m in (bytearray.upper, bytearray.swapcase, bytearray.title)])
print(b"".upper(), b"".capitalize(), bytearray().lower(), b"\xe4\xc4z".upper(), b"they're x1y".title())

# bytes, bytearray, memoryview and struct: records packed and unpacked, checksums, framing, hex.
import struct

HEADER = struct.Struct(">HBBI")
BODY = struct.Struct("<qd8s?")


def pack_all(count):
    out = bytearray()
    for i in range(count):
        body = BODY.pack(i * 1000003, i / 4, b"name%d" % (i % 1000), i % 2 == 0)
        out += HEADER.pack(0xCAFE, i % 256, 1, len(body))
        out += body
    return bytes(out)


def unpack_all(data):
    view, at, total, names = memoryview(data), 0, 0, set()
    while at < len(view):
        magic, number, version, size = HEADER.unpack_from(view, at)
        assert magic == 0xCAFE and version == 1
        at += HEADER.size
        key, value, name, flag = BODY.unpack(view[at : at + size])
        at += size
        total += key + int(value) + flag + number
        names.add(name.rstrip(b"\0"))
    return total, len(names)


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def stuff(data):
    """Frames with escapes, as on a serial line, and back."""
    framed = bytearray()
    for byte in data:
        if byte in (0x7D, 0x7E):
            framed.append(0x7D)
            byte ^= 0x20
        framed.append(byte)
    plain, escaped = bytearray(), False
    for byte in framed:
        if byte == 0x7D:
            escaped = True
        else:
            plain.append(byte ^ 0x20 if escaped else byte)
            escaped = False
    return len(framed), plain == data


def search(data):
    total = 0
    for i in range(0, 250):
        needle = bytes((i, i ^ 1))
        total += data.count(needle) + (needle in data) + data.find(needle, 1000)
    return total


def words(data):
    total = 0
    for i in range(0, len(data) - 4, 4):
        total ^= int.from_bytes(data[i : i + 4], "little")
    return total, total.to_bytes(4, "big").hex()


data = pack_all(90000)
part = data[:500000]
text = part.hex()
assert bytes.fromhex(text) == part
swapped = part.translate(bytes(255 - i for i in range(256)))
result = len(data), unpack_all(data), adler(part), stuff(part), search(part), words(data), swapped[:4], text.count("cafe")
assert result == (2970000, (4049968173831936, 1000), 3940409459, (500833, True), 30126706, (2437854430, '914eb4de'), b'5\x01\xff\xfe', 15153), result
print(*result)

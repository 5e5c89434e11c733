# Whole numbers as words of 32 bits: SHA-256, CRC-32, base64 and a linear feedback register, written out.
import struct


def primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def fraction_bits(n, root):
    """The first 32 bits of the fraction of n's square or cube root."""
    low, high = 0, n << 32
    while low < high:
        middle = (low + high + 1) // 2
        if middle**root <= n << 32 * root:
            low = middle
        else:
            high = middle - 1
    return low & 0xFFFFFFFF


START = [fraction_bits(p, 2) for p in primes(8)]
ROUNDS = [fraction_bits(p, 3) for p in primes(64)]


def rotated(x, n):
    return (x >> n | x << (32 - n)) & 0xFFFFFFFF


def sha256(data):
    data = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + struct.pack(">Q", len(data) * 8)
    state = START
    for at in range(0, len(data), 64):
        w = list(struct.unpack(">16I", data[at : at + 64]))
        for i in range(16, 64):
            s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ w[i - 15] >> 3
            s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ w[i - 2] >> 10
            w.append((w[i - 16] + s0 + w[i - 7] + s1) & 0xFFFFFFFF)
        a, b, c, d, e, f, g, h = state
        for k, word in zip(ROUNDS, w):
            s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            t1 = h + s1 + (e & f ^ ~e & g) + k + word
            s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            t2 = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t1 + t2) & 0xFFFFFFFF, a, b, c, (d + t1) & 0xFFFFFFFF, e, f, g
        state = [(x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return "".join(f"{word:08x}" for word in state)


def crc_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


def crc32(data):
    table, crc = crc_table(), 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def base64(data):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = []
    for i in range(0, len(data) - 2, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out.append(letters[n >> 18] + letters[n >> 12 & 63] + letters[n >> 6 & 63] + letters[n & 63])
    return "".join(out)


def register(count):
    state, ones = 0xACE1, 0
    for _ in range(count):
        bit = (state ^ state >> 2 ^ state >> 3 ^ state >> 5) & 1
        state = state >> 1 | bit << 15
        ones += bit
    return state, ones


assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
data = bytes(i * i % 251 for i in range(200000))
result = sha256(data[:75000]), crc32(data * 5), base64(data)[-8:], register(900000)
assert result == ('bbd9eb6208af09627e094016727894e6d80e4de818756d4c98a1c59fd65fa6b6', 1289713465, 'DZswwlvx', (59047, 449975)), result
print(*result)

# Sizes that a script names and no machine has.
import socket
import struct
import zlib

for attempt in (lambda: struct.pack_into('1000000000000x', bytearray(1), 0),
                lambda: zlib.decompress(zlib.compress(b'x'), bufsize=10 ** 15),
                lambda: zlib.decompressobj().flush(10 ** 15)):
    try:
        print(attempt())
    except (struct.error, MemoryError) as e:
        print(type(e).__name__, e)
packed = bytearray(8)
struct.pack_into('<hh', packed, 2, 1, -1)
print(packed)
data = bytes(range(256)) * 5000
print(zlib.decompress(zlib.compress(data)) == data, len(zlib.compress(data)) < 20000)
stream = zlib.decompressobj()
print(len(stream.decompress(zlib.compress(data), 1000)), len(stream.unconsumed_tail) > 0)
print(len(stream.flush()))
left, right = socket.socketpair()
left.send(b'some bytes')
print(right.recv(1 << 20), left.close(), right.recv(100), right.close())

# What unpack() gives: unsigned of all sizes at their ends, and tuples that hold objects or none.
import gc
import struct

for code, size in ("B", 1), ("H", 2), ("I", 4), ("Q", 8), ("b", 1), ("q", 8):
    for value in b"\x00", b"\x7f", b"\x80", b"\xff":
        print(code, struct.unpack("<3" + code, value * 3 * size), struct.unpack(">" + code, value + b"\x01" * (size - 1)))
made = [struct.unpack("<i4sd", struct.pack("<i4sd", i, b"%4d" % i, i / 3)) for i in range(1000)]
gc.collect()
print(made[7], made[999], sum(m[0] for m in made), struct.unpack("", b""), struct.unpack("3s", b"abc"))

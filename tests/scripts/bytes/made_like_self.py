# What bytes and bytearrays make of themselves by letter case, padding and trimming.
class Bytes(bytes):
    pass


class Array(bytearray):
    pass


texts = [b"", b"a", b"Hello, World", b" \t\n\r\v\f x\x1c \x85", bytes(range(256)), b"xyxAbxyy" * 40]
for make in (bytes, bytearray, Bytes, Array):
    total = []
    for text in texts:
        t = make(text)
        results = [
            t.lower(), t.upper(), t.swapcase(), t.capitalize(), t.title(),
            t.ljust(15), t.rjust(15, b"*"), t.center(16, b"-"), t.center(15), t.ljust(0), t.rjust(-3),
            t.strip(), t.lstrip(), t.rstrip(), t.strip(None), t.strip(b"xy"), t.lstrip(b"\0"),
            t.rstrip(bytearray(b"y \xff")), t.strip(b""), t.strip(memoryview(b"Hd")),
        ]
        total += [(type(r).__name__, len(r), sum(r)) for r in results]
        if len(text) < 30:
            print(results)
        assert all(type(r) in (bytes, bytearray) for r in results)
    print(hash(tuple(total[:1] * 0)) == hash(()), total[3:120:7])
    t = make(b"abc")
    for r in (t.upper(), t.ljust(9), t.strip(b"a"), t.strip()):
        if isinstance(r, bytearray):
            r += b"more"
            r[0] = 33
    print(t)
a = bytearray(b"Change")
u = a.upper()
a.extend(b"d")
view = memoryview(u)
try:
    u.append(1)
except BufferError as e:
    print(e)
view[0] = 99
view.release()
u.append(1)
print(a, u, bytearray(b"").upper() + b"x", bytearray(), bytearray(3))
for bad in (1, "x", None, b"", b"ab"):
    try:
        print(b"a".ljust(3, bad))
    except TypeError as e:
        print(e)
for bad in (1, "x", [1]):
    try:
        print(b"a".strip(bad))
    except TypeError as e:
        print(e)
try:
    b"a".ljust(2**62)
except (MemoryError, OverflowError) as e:
    print(type(e).__name__)
print(b"A".ljust(True), bytearray(b" a ").strip() is None)

# zlib: compressed data at once and in pieces, with limits, dictionaries and damage.
import zlib

text = b"the quick brown fox jumps over the lazy dog, " * 200
packed = zlib.compress(text, 9)
print(len(packed), zlib.decompress(packed) == text, zlib.crc32(text), zlib.adler32(text, 7))

out = zlib.decompressobj()
first = out.decompress(packed, 100)
print(first, out.eof, len(out.unconsumed_tail) > 0)
rest = out.decompress(out.unconsumed_tail + b"behind")
print(first + rest == text, out.eof, out.unused_data, out.unconsumed_tail)

into = zlib.compressobj(level=6, wbits=-15, zdict=b"brown fox")
raw = b"".join(into.compress(text[at : at + 1000]) for at in range(0, len(text), 1000))
twin = into.copy()
raw += into.flush()
print(zlib.decompressobj(-15, zdict=b"brown fox").decompress(raw) == text, len(twin.flush()) > 0)
sync = zlib.compressobj()
part = sync.compress(b"half") + sync.flush(zlib.Z_SYNC_FLUSH)
print(zlib.decompressobj().decompress(part))

for wrong in (
    lambda: zlib.decompress(b"nothing"),
    lambda: zlib.decompress(packed[:-3]),
    lambda: zlib.compress(b"", 11),
    lambda: zlib.compressobj(20),
    lambda: sync.flush() and sync.compress(b"x"),
    lambda: out.decompress(b"", -1),
    lambda: zlib.crc32("text"),
    lambda: type(sync)(),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error), error)

import bz2
import io
import os
import tempfile


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = b'what is said three times is true; ' * 1000
packed = bz2.compress(text)
print(len(packed), bz2.decompress(packed) == text, packed[:4])
for level in (1, 5, 9):
    print(level, bz2.decompress(bz2.compress(text, level)) == text)
for level in (0, 10, 'a', 2**40, None):
    t(lambda: bz2.compress(text, level))
    t(lambda: bz2.BZ2Compressor(level))

# in pieces
c = bz2.BZ2Compressor()
pieces = [c.compress(text[i:i + 1000]) for i in range(0, len(text), 1000)] + [c.flush()]
print(b''.join(pieces) == packed)
t(lambda: c.compress(b'more'))
t(c.flush)
d = bz2.BZ2Decompressor()
out = b''.join(d.decompress(packed[i:i + 7]) for i in range(0, len(packed), 7))
print(out == text, d.eof, d.needs_input, d.unused_data)
t(lambda: d.decompress(b''))

# no more than so many bytes
d = bz2.BZ2Decompressor()
first = d.decompress(packed, 10)
print(first, d.eof, d.needs_input)
out = first
while not d.eof:
    out += d.decompress(b'', max_length=5000)
print(out == text, d.needs_input)
d = bz2.BZ2Decompressor()
print(d.decompress(packed + b'the rest', -1) == text, d.unused_data, d.eof)
d = bz2.BZ2Decompressor()
print(d.decompress(packed[:20]), d.needs_input, d.eof)
print(bz2.decompress(packed + packed) == text * 2, bz2.decompress(b''))

# what is wrong
for bad in (b'no bzip2 at all', packed[:30], packed[:10] + b'garbage' + packed[17:], 'text', 5, None):
    t(lambda: bz2.decompress(bad))
    t(lambda: len(bz2.BZ2Decompressor().decompress(bad)))
t(lambda: bz2.BZ2Decompressor().decompress())
t(lambda: bz2.BZ2Decompressor().decompress(packed, 'a'))
t(lambda: type('Sub', (bz2.BZ2Compressor,), {}))
t(lambda: bz2.compress(memoryview(text)) == packed)
t(lambda: bz2.compress(bytearray(text)) == packed)
d = bz2.BZ2Decompressor()
t(lambda: setattr(d, 'eof', True))

# files
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'x.bz2')
    with bz2.open(name, 'wt', encoding='utf-8') as f:
        f.write('one\ntwo\nthree ä\n')
    with bz2.open(name, 'rt', encoding='utf-8') as f:
        print(f.readlines())
    with bz2.BZ2File(name) as f:
        print(f.read(3), f.seek(1), f.read(4), f.tell())
    with bz2.open(name, 'ab') as f:
        f.write(b'four')
    with bz2.open(name) as f:
        print(f.read())
with bz2.open(io.BytesIO(packed)) as f:
    print(f.read(10), len(f.read()))

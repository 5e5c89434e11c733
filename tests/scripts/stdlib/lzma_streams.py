import io
import lzma
import os
import tempfile


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = b'what is said three times is true; ' * 1000
packed = lzma.compress(text)
print(len(packed), lzma.decompress(packed) == text, packed[:6])
alone = lzma.compress(text, format=lzma.FORMAT_ALONE)
filters = [{'id': lzma.FILTER_DELTA, 'dist': 4}, {'id': lzma.FILTER_LZMA2, 'preset': 7 | lzma.PRESET_EXTREME}]
raw = lzma.compress(text, format=lzma.FORMAT_RAW, filters=filters)
print(len(alone), len(raw), lzma.decompress(alone) == text)
print(lzma.decompress(raw, format=lzma.FORMAT_RAW, filters=filters) == text)
for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
    d = lzma.LZMADecompressor()
    print(lzma.is_check_supported(check), d.check, d.decompress(lzma.compress(text, check=check)) == text, d.check)
for filter in ({'id': lzma.FILTER_LZMA2, 'dict_size': 4096, 'lc': 1, 'lp': 2, 'pb': 0, 'mode': lzma.MODE_FAST,
                'nice_len': 20, 'mf': lzma.MF_HC3, 'depth': 5},):
    print(lzma.decompress(lzma.compress(text, filters=[filter])) == text)
x86 = [{'id': lzma.FILTER_X86, 'start_offset': 0}, {'id': lzma.FILTER_LZMA2}]
print(lzma.decompress(lzma.compress(text, filters=x86)) == text)

# in pieces
c = lzma.LZMACompressor()
pieces = [c.compress(text[i:i + 1000]) for i in range(0, len(text), 1000)] + [c.flush()]
print(b''.join(pieces) == packed)
t(lambda: c.compress(b'more'))
t(c.flush)
d = lzma.LZMADecompressor()
out = b''.join(d.decompress(packed[i:i + 7]) for i in range(0, len(packed), 7))
print(out == text, d.eof, d.needs_input, d.unused_data)
t(lambda: d.decompress(b''))
d = lzma.LZMADecompressor()
first = d.decompress(packed, 10)
print(first, d.eof, d.needs_input)
out = first
while not d.eof:
    out += d.decompress(b'', max_length=5000)
print(out == text, d.needs_input)
d = lzma.LZMADecompressor()
print(d.decompress(packed + b'the rest') == text, d.unused_data)
print(lzma.decompress(packed + packed) == text * 2)

# what is wrong
for bad in (b'nothing of the kind', packed[:30], packed[:30] + b'garbage' + packed[37:], 'text', 5, b''):
    t(lambda: lzma.decompress(bad))
    t(lambda: len(lzma.LZMADecompressor().decompress(bad)))
for keywords in ({'format': 9}, {'format': 'a'}, {'check': 99}, {'preset': 99}, {'preset': -1}, {'preset': 'a'},
                 {'preset': 2**40}, {'preset': 1, 'filters': filters}, {'format': lzma.FORMAT_RAW},
                 {'format': lzma.FORMAT_ALONE, 'check': lzma.CHECK_CRC32}, {'filters': 5}, {'filters': [5]},
                 {'filters': [{}]}, {'filters': [{'id': 12345}]}, {'filters': [{'id': 'a'}]}, {'filters': filters * 3},
                 {'filters': [{'id': lzma.FILTER_LZMA2, 'nonsense': 1}]}, {'filters': [{'id': lzma.FILTER_LZMA2, 'lc': 'a'}]},
                 {'filters': [{'id': lzma.FILTER_DELTA, 'dist': 1, 'x': 2}]}, {'filters': [{'id': lzma.FILTER_X86, 'y': 2}]},
                 {'filters': [{'id': lzma.FILTER_LZMA2, 'preset': 55}]}, {'format': lzma.FORMAT_ALONE, 'filters': filters},
                 {'filters': [{'id': lzma.FILTER_LZMA2, 'lc': 99}]}, {'filters': [{'id': lzma.FILTER_DELTA}]}, {'filters': []}):
    t(lambda: len(lzma.compress(text, **keywords)))
for keywords in ({'format': 9}, {'format': lzma.FORMAT_RAW}, {'filters': filters}, {'memlimit': 5}, {'memlimit': -1},
                 {'format': lzma.FORMAT_RAW, 'memlimit': 5, 'filters': filters}, {'memlimit': 'a'}):
    t(lambda: len(lzma.decompress(packed, **keywords)))
t(lambda: lzma.is_check_supported('a'))
t(lambda: type('Sub', (lzma.LZMACompressor,), {}))
t(lambda: type('Sub', (lzma.LZMADecompressor,), {}))
for filter in filters + [{'id': lzma.FILTER_LZMA1, 'lc': 2}]:
    encoded = lzma._encode_filter_properties(filter)
    print(encoded, lzma._decode_filter_properties(filter['id'], encoded))
t(lambda: lzma._encode_filter_properties(5))
t(lambda: lzma._decode_filter_properties(lzma.FILTER_LZMA2, b'123'))
print(lzma.LZMAError.__mro__)

# files
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'x.xz')
    with lzma.open(name, 'wt', encoding='utf-8') as f:
        f.write('one\ntwo\nthree ä\n')
    with lzma.open(name, 'rt', encoding='utf-8') as f:
        print(f.readlines())
    with lzma.LZMAFile(name) as f:
        print(f.read(3), f.seek(1), f.read(4), f.tell())
with lzma.open(io.BytesIO(packed)) as f:
    print(f.read(10), len(f.read()))
for name in sorted(dir(lzma)):
    if name.isupper() and name[0] != '_':
        print(name, getattr(lzma, name))

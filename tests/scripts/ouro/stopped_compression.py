# Compression and scans of long text stop in the middle; what a signal's handler does meanwhile to the
# same stream or to the data is no harm. (CPython heeds signals only when the call has ended.)
import bz2
import lzma
import random
import re

from stopping import stopped


noise = random.Random(1).randbytes(20_000_000)
zeros = bytes(100_000_000)
print(stopped(lambda: bz2.compress(noise)))
print(stopped(lambda: lzma.compress(noise)))
bombs = {bz2: bz2.compress(zeros) * 50, lzma: lzma.compress(zeros[:10**7]) * 500}
for module, bomb in bombs.items():
    print(stopped(lambda: module.decompress(bomb)))

for kind in bz2.BZ2Compressor, lzma.LZMACompressor:
    stream = kind()
    data = bytearray(noise[:2_000_000])

    def meddle(*ignored):
        stream.compress(b"more")
        try:
            data.clear()
        except BufferError as error:
            print(error)

    stopped(lambda: stream.compress(data), meddle)
    data.clear()
    try:
        print(len(stream.flush()) > 0)
    except (OSError, RuntimeError, lzma.LZMAError) as error:
        print(type(error))

long = "a" * 3_000_000
print(stopped(lambda: re.search(".*b", long)))
print(stopped(lambda: re.search("(?:a.*?b|a.*?c)", long)))
print(stopped(lambda: re.search("(?s)a.*b", long + "\n")))

# bz2 and lzma of more than goes to the library at once: the same bytes, however they are given.
import bz2
import lzma
import random

noise = random.Random(1).randbytes(300_000)
text = b"".join(b"%d squared is %d\n" % (i, i * i) for i in range(20_000))
zeros = bytes(2_500_000)

for data in noise, text, zeros, noise + text + zeros, b"":
    for module, make, unmake in (
        (bz2, bz2.BZ2Compressor, bz2.BZ2Decompressor),
        (lzma, lzma.LZMACompressor, lzma.LZMADecompressor),
    ):
        whole = module.compress(bytearray(data))
        stream = make()
        parts = [stream.compress(data[i : i + 77_777]) for i in range(0, len(data), 77_777)]
        print(module.__name__, len(whole), b"".join(parts) + stream.flush() == whole)
        print(module.decompress(whole + whole) == data + data)
        reader = unmake()
        back = reader.decompress(memoryview(whole + b"tail"))
        print(back == data, reader.eof, reader.unused_data)
        reader = unmake()
        back = [reader.decompress(whole, 1_000)]
        while not reader.eof:
            back.append(reader.decompress(b"", 999_983))
        print(b"".join(back) == data, max(map(len, back[1:]), default=0))
        try:
            module.decompress(whole[: len(whole) // 2])
        except (EOFError, OSError, ValueError, lzma.LZMAError) as error:
            print(type(error), error)
        if len(whole) > 50:
            broken = bytearray(whole)
            broken[len(whole) // 2] ^= 0xFF
            try:
                module.decompress(broken)
            except (EOFError, OSError, ValueError, lzma.LZMAError) as error:
                print(type(error), error)

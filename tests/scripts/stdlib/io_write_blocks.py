"""In which blocks a BufferedWriter hands on what it is given; how far readlines(hint) reads."""

import io

class Raw(io.RawIOBase):
    def __init__(self, most): self.most, self.blocks = most, []
    def writable(self): return True
    def write(self, data):
        taken = self.most if self.most is None else min(self.most, len(data))
        self.blocks.append(bytes(data)[:taken])
        return taken

for size in 1, 4, 8:
    for most in 1, 2, 3, 100:
        for pieces in [b'abc', b'defgh'], [b'abcd', b'e'], [b'abcdefghijklmnop'], [b'ab', b'cd', b'ef', b'ghijklmnopq', b'r'], [b'a'] * 10:
            raw = Raw(most)
            writer = io.BufferedWriter(raw, size)
            print(size, most, [writer.write(piece) for piece in pieces], raw.blocks, end=' ')
            writer.flush()
            print(raw.blocks)
raw = Raw(2)
writer = io.BufferedWriter(raw, 4)
writer.write(b'abc')
raw.most = None
try:
    print(writer.write(b'defgh'))
except BlockingIOError as error:
    print(error, error.characters_written)
raw.most = 100
writer.flush()
print(raw.blocks)

text = 'ab\nc\n\ndefg\nh'
for hint in range(-1, 14):
    print(hint, io.StringIO(text).readlines(hint), io.BytesIO(text.encode()).readlines(hint),
          io.BufferedReader(io.BytesIO(text.encode())).readlines(hint), io.TextIOWrapper(io.BytesIO(text.encode())).readlines(hint))

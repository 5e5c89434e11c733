# Buffered streams over raw ones that block, misbehave or fail to close; warnings about unclosed files.
import io
import os
import tempfile
import warnings


class Raw(io.RawIOBase):
    def __init__(self, pieces=(), room=0):
        self.pieces = list(pieces)
        self.room = room
        self.written = b""

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        piece = self.pieces.pop(0) if self.pieces else b""
        if piece is None:
            return None
        buffer[:len(piece)] = piece
        return len(piece)

    def write(self, data):
        if self.room == 0:
            return None
        part = bytes(data)[:self.room]
        self.room -= len(part)
        self.written += part
        return len(part)

    def tell(self):
        return -5

    def seek(self, offset, whence=0):
        return -5


raw = Raw(room=3)
writer = io.BufferedWriter(raw, 8)
print(writer.write(b"12345678"))
for data in b"abcdef", b"0123456789abcdefghij":
    try:
        print(writer.write(data))
    except BlockingIOError as error:
        print(error, error.characters_written, raw.written)
raw.room = 100
writer.flush()
print(raw.written)

reader = io.BufferedReader(Raw([b"abc", b"de", b"fgh", b"jkl"]), 10)
buffer = bytearray(2)
print(reader.readinto1(buffer), buffer, reader.readinto1(buffer), buffer, reader.readinto1(buffer), buffer)
big = bytearray(20)
print(reader.peek(3), reader.readinto1(big), big)
for stream in reader, writer, io.BufferedRandom(Raw()):
    print(type(stream).__name__, stream.readable(), stream.writable())
    for method in ("tell",):
        try:
            getattr(stream, method)()
        except OSError as error:
            print(method, type(error).__name__, error)


class Minimal:
    closed = False
    def readable(self): return True
    def writable(self): return False
    def seekable(self): return False
    pieces = [b"x", b"yz", b""]
    def read(self, size=-1): return self.pieces.pop(0)
    def readinto(self, buffer): return b""
    def close(self): raise KeyError("close")
    def flush(self): pass


stream = io.BufferedReader(Minimal())
print(stream.read())
try:
    stream.readline()
except OSError as error:
    print(error, type(error.__cause__))
stream.flush = lambda: 1 / 0
try:
    stream.close()
except KeyError as error:
    print(repr(error), repr(error.__context__))
try:
    stream.__init__(Minimal(), 0)
except ValueError as error:
    print(error)
try:
    stream.read()
except ValueError as error:
    print(error)
stream = None

folder = tempfile.mkdtemp()
path = os.path.join(folder, "f")
file = open(path, "wb", buffering=0)
file.flush = lambda: print("flushing", file.closed)
file.close()
file.close()
warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(
    category.__name__, str(message).replace(folder, "DIR"))
for mode in "w", "wb", "r+b", "r":
    file = open(path, mode)
    file = None
file = open(path, "rb", buffering=0)
del file
os.remove(path)
os.rmdir(folder)
for bad in "x", "\r\r":
    try:
        open(__file__, newline=bad)
    except ValueError as error:
        print(error)
try:
    open(__file__, encoding="nothing")
except LookupError as error:
    print(error)

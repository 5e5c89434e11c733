# Files in encodings that are not built in: reading, writing, positions, line ends, reconfigure.
import codecs
import io

TEXT = "a\u00e9\u20ac\r\nb\rc\nend"
for encoding in "cp1252", "latin9", "utf-7", "cp437":
    text = TEXT if encoding != "cp437" else TEXT.replace("\u20ac", "\u00e9")
    for newline in None, "", "\n", "\r\n", "\r":
        raw = io.BytesIO()
        with io.TextIOWrapper(raw, encoding, newline=newline) as file:
            print(file.encoding, file.write(text), file.tell(), file.newlines)
            file.flush()
            data = raw.getvalue()
        print(encoding, repr(newline), data)
        file = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
        lines = file.readlines()
        print(lines, file.newlines)
        for count in range(len("".join(lines)) + 1):
            file.seek(0)
            head = file.read(count)
            place = file.tell()
            tail = file.read()
            file.seek(place)
            assert file.read() == tail, (count, place)
            assert head + tail == "".join(lines)
file = io.TextIOWrapper(io.BytesIO(b"\x80\xe9"), "cp1252")
print(file.read(1), file.tell(), file.read(), file.tell(), file.seek(0, 2), file.seek(1), file.read())
for encoding in "nothing", "hex", "rot13":
    try:
        io.TextIOWrapper(io.BytesIO(), encoding)
    except LookupError as error:
        print(error)
file = io.TextIOWrapper(io.BytesIO(b"\x81a"), "cp1252")
try:
    file.read()
except UnicodeDecodeError as error:
    print(error)
print(io.TextIOWrapper(io.BytesIO(b"\x81a"), "cp1252", errors="replace").read())
try:
    io.TextIOWrapper(io.BytesIO(), "cp1252").write("\u0100")
except UnicodeEncodeError as error:
    print(error)
raw = io.BytesIO()
file = io.TextIOWrapper(raw, "cp1252")
file.write("\u20ac")
file.reconfigure(encoding="utf-8")
file.write("\u20ac")
file.reconfigure(encoding="latin9", newline="\r\n")
file.write("\u20ac\n")
file.flush()
print(raw.getvalue())


class Doubling(codecs.IncrementalDecoder):
    """Two bytes to a character, as its state tells."""

    def __init__(self, errors="strict"):
        self.half = b""

    def decode(self, data, final=False):
        data = self.half + data
        cut = len(data) - len(data) % 2
        self.half = data[cut:]
        return data[:cut:2].decode("ascii")

    def getstate(self):
        return self.half, 7

    def setstate(self, state):
        self.half = state[0]

    def reset(self):
        self.half = b""


def find(name):
    if name == "doubling":
        latin = codecs.lookup("latin-1")
        return codecs.CodecInfo(latin.encode, latin.decode, name="doubling",
                                incrementalencoder=latin.incrementalencoder,
                                incrementaldecoder=Doubling)


codecs.register(find)
file = io.TextIOWrapper(io.BytesIO(b"aAbBcCdD"), "doubling")
for count in range(5):
    file.seek(0)
    file.read(count)
    place = file.tell()
    rest = file.read()
    print(count, place, rest, file.seek(place) == place, file.read() == rest)

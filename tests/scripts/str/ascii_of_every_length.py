# Is a text all ASCII? With one character that is not at each place of texts around whole words.
import io

for length in range(1, 72):
    for place in range(length):
        raw = bytearray(b"a" * length)
        raw[place] = 0xE9
        text = bytes(raw).decode("latin-1")
        line = io.StringIO(text + "\n").readline()
        if text.isascii() or raw.isascii() or line.isascii() or line != text + "\n" or bytes(raw).decode("ascii", "ignore") != "a" * (length - 1):
            print("differs", length, place)
        try:
            print("decoded", bytes(raw).decode())
        except UnicodeDecodeError as error:
            if error.start != place:
                print("differs", error)
    plain = bytes(b"a" * length)
    if not (plain.isascii() and plain.decode() == plain.decode("latin-1") == "a" * length and plain.decode().isascii()):
        print("differs", length)
print("done")

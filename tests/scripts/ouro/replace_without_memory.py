# flags: --max-heap 24M
# A result of replace that does not fit raises MemoryError, and nothing else happens.
text, data = "ab" * 100000, b"ab" * 100000
for make in lambda: text.replace("a", "x" * 1000), lambda: data.replace(b"a", b"x" * 1000), lambda: data.replace(b"", b"x" * 1000), lambda: bytearray(data).replace(b"a", b"x" * 1000), lambda: text.replace("a", "é" * 1000):
    try:
        make()
    except MemoryError:
        print("MemoryError")
print(len(text.replace("a", "xyz")), len(data.replace(b"a", b"xyz")))

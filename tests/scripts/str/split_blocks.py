# Pieces at every place of the blocks in which text is looked at, of all widths, with and without limits.
def reference_words(text, limit):
    words, at = [], 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return words
        if limit == 0:
            return words + [text[at:]]
        limit -= 1
        start = at
        while at < len(text) and not text[at].isspace():
            at += 1
        words.append(text[start:at])


def reference_split(text, mark, limit):
    pieces, start, at = [], 0, 0
    while limit and at <= len(text) - len(mark):
        if text[at : at + len(mark)] == mark:
            pieces.append(text[start:at])
            at = start = at + len(mark)
            limit -= 1
        else:
            at += 1
    return pieces + [text[start:]]


def texts(seed, letters):
    for length in [*range(0, 36), 47, 48, 49, 63, 64, 65, 200]:
        made = []
        for _ in range(length):
            seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
            made.append(letters[(seed >> 12) % len(letters)])
        yield "".join(made)


ALPHABETS = "a ", "ab,", "abcdef \t\n\x1c\x1f\x0b\x0e\x08", "é,\x85 \xa0z\x84", "a日,\u3000 \x85", "x\U0001f600, "
wrong = count = 0
for seed, letters in enumerate(ALPHABETS):
    for text in texts(seed, letters):
        for limit in -1, 0, 1, 2, 100:
            count += 1
            wrong += text.split(None, limit) != reference_words(text, limit)
            for mark in ",", ", ", "é", "a":
                wrong += text.split(mark, limit) != reference_split(text, mark, limit)
        for mark in ",", " ", "é", "日", "ab":
            assert text.replace(mark, "<>") == "<>".join(text.split(mark))
            assert text.find(mark) == (len(text.split(mark)[0]) if mark in text else -1)
            assert "".join(text.partition(mark)) == text
            before, middle, after = text.partition(mark)
            assert middle in ("", mark) and mark not in before
        for piece in text.split():
            assert piece and not any(map(str.isspace, piece))
print(count, wrong)

# The same of bytes.
for text in texts(7, "ab \t\n,\x0b\x1c"):
    raw = text.encode("latin-1")
    for limit in -1, 0, 1, 3:
        assert raw.split(b",", limit) == [piece.encode("latin-1") for piece in text.split(",", limit)]
        words = bytes(raw).replace(b"\x1c", b"x").split(None, limit)
        assert words == [w.encode() for w in text.replace("\x1c", "x").split(None, limit)]
        assert bytearray(raw).split(None, limit) == raw.split(None, limit) == [bytes(w) for w in memoryview(raw).tobytes().split(None, limit)]

# Lines.
for text in texts(3, "ab\n\r\x0c\x1d"):
    assert "".join(text.splitlines(True)) == text
    ends = [line for line in text.splitlines(True)]
    assert text.splitlines() == [line[:-2] if line.endswith("\r\n") else line.rstrip("\n\r\x0c\x1d") for line in ends]
print("\r\n".splitlines(), "a\r\n\r\n".splitlines(True), "\n\r".splitlines(), "é\x85b\r".splitlines(True))
print(("x" * 15 + "\r\n" + "y").splitlines(True), ("x" * 15 + "\r").splitlines(True))


class Text(str):
    pass


whole = Text("whole")
print(type(whole.split(",")[0]), type(whole.split()[0]), type(whole.splitlines()[0]), whole.split()[0] == whole)
plain = "plain"
print(plain.split()[0] is plain, plain.split(",")[0] is plain, plain.splitlines()[0] is plain)
print("".split(), "".split(","), "".splitlines(), " ".split(), b"".split(), b"".split(b","))
for bad in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".split(",", "1"), lambda: "a".partition(""), lambda: "a".partition(2)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

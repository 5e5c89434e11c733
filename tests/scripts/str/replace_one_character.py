# replace() of one character by another: short and long texts, every limit, ASCII and wider.
def digest(s):
    total = 0
    for c in s:
        total = (total * 31 + ord(c)) % (2**61 - 1)
    return total


for length in 1, 2, 15, 16, 17, 31, 33, 127, 128, 129, 300:
    for alphabet in "ab", "abé", "ab€", "ab😀":
        text = (alphabet * length)[:length]
        made = [
            text.replace(old, new, limit)
            for old in "abéz€"
            for new in "cé€"
            for limit in (-1, 0, 1, 2, 5, 1000)
        ]
        print(length, digest("|".join(made)), [m.isascii() for m in made].count(True), {len(m) for m in made} == {length})
same = "text"
print(same.replace("x", "x") == same, same.replace("q", "x") is same, "aa".replace("a", "b"), "é".replace("é", "e").isascii())


class Text(str):
    pass


print(type(Text("aba").replace("a", "c")), Text("aba").replace("z", "c"), hash(Text("aba").replace("b", "a")) == hash("aaa"))

# One ASCII character for another, of texts around whole words, between its neighbours.
for size in list(range(1, 27)) + [127, 128, 129]:
    for piece in ("o", "on", "no", "\x7fo", "\0o", "po@"):
        text = (piece * size)[:size]
        made = text.replace("o", "\x7f"), text.replace("\x7f", "o"), text.replace("\0", "1")
        wanted = [text.translate({ord(a): b}) for a, b in ("o\x7f", "\x7fo", "\x001")]
        if list(made) != wanted or list(map(hash, made)) != list(map(hash, wanted)):
            print("differs", repr(text), made)
print("words done")

# One ASCII character for none or several, in texts of every number of blocks.
for length in list(range(0, 70)) + [127, 128, 129]:
    for text in ("-" * length, ("ab-" * length)[:length], ("-" + "c" * 20) * (length // 20), "d" * length + "-"):
        for to in ("", "--", "&lt;", "\xe9!", "x" * 17, "y" * 64, "z" * 65, "\u20ac"):
            made, wanted = text.replace("-", to), to.join(text.split("-"))
            if made != wanted or hash(made) != hash(wanted) or made.isascii() != wanted.isascii():
                print("differs", repr(text), repr(to), repr(made))
            if text.replace("-", to, 1) != to.join(text.split("-", 1)):
                print("differs", repr(text), repr(to), "once")
print("blocks done")

# One-character strings beyond Latin-1 are kept for a while: nobody may see that.
import sys

texts = ["привет мир", "日本語東京", "a€b€", "\ud800x\udfff", "😀😁😀", "ĀȀ̀Ѐ", "ÿĀÿ"]
for text in texts:
    print(ascii(list(text)), [len(c) for c in text], [ord(c) for c in text] == [ord(text[n]) for n in range(len(text))])

# Code points whose places are the same, by turns.
same = [chr(0x100 + 256 * n) for n in range(6)] + [chr(0x10100)]
for _ in range(3):
    print([hex(ord(c)) for c in "".join(same)], [c in "".join(same) for c in same] == [True] * 7)
assert len(set(same)) == 7 and len({*same, *"".join(same)}) == 7

# They are not changed by what grows in place.
kept = []
for c in "привет" * 3:
    grown = c
    grown += "x"
    grown += c
    kept.append(grown)
    c += c
print(kept[:4], list("приве"))
for c in "Ѐ":
    d = c
    del c
    d += "!"
print(d, chr(0x400), "Ѐ"[0])

# As keys, compared and joined.
counts = {}
for c in "абвгдабва" * 50:
    counts[c] = counts.get(c, 0) + 1
print(counts, "".join(sorted(counts, reverse=True)), "б" in counts, chr(0x431) in counts)
print("".join(c.upper() for c in "straße мир"), [c.isalpha() for c in "я1€"], "я"[0] == chr(0x44f), "я"[-1] < "€"[0])
print({c: n for n, c in enumerate("€₽¥")}, "%c%c" % (0x20ac, "₽"), f"{0x20bd:c}", set("€€₽") == {"€", "₽"})


class Text(str):
    pass


print(type(Text("€")[0]) is str, [type(c) is str for c in Text("€₽")], Text("€") == "€"[0])
print(sys.intern("€"[0]) == "€", {"€": 1}["a€"[1]])
try:
    chr(0x110000)
except ValueError as error:
    print(error)
print(sum(len(chr(n)) for n in range(0x100, 0x3000)), chr(0x100) + chr(0x2fff))

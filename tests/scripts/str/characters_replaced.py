# Characters replaced by narrower and wider ones, repetition, comparison of bytes, repr of Latin-1.
def show(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as e:
        print(type(e).__name__, e)


texts = ["", "a", "naïve café", "ÿé", "日本語テキスト", "日本", "😀 smile 😀", "aé日😀", "plain"]
chars = ["a", "é", "日", "😀", "e"]
for text in texts:
    for old in chars:
        for new in chars:
            made = text.replace(old, new)
            assert made == new.join(text.split(old)), (text, old, new)
            assert max(made, default="") == max(list(made), default="") and made.isascii() == all(
                c < "\x80" for c in made
            )
            assert hash(made) == hash("".join(list(made))) and made.encode() == "".join(made).encode()
            for limit in (-1, 0, 1, 2):
                assert text.replace(old, new, limit) == new.join(text.split(old, limit)), limit


class Text(str):
    pass


print(type(Text("日本").replace("日", "x")), type(Text("日本").replace("x", "日")))
same = "naïve"
print(same.replace("x", "é") is same, same.replace("ï", "i"), ("日" * 5000).replace("日", "x") == "x" * 5000)
for count in (-1, 0, 1, 2, 3, 4, 5, 9, True):
    print(repr("ab" * count), repr("é日" * count), repr(b"ab" * count), repr(bytearray(b"abc") * count), "x" * count)
show(lambda: "ab" * 2**62)
show(lambda: b"ab" * 2**62)
show(lambda: "ab" * 2**70)
show(lambda: "" * 2**62)
show(lambda: b"" * 2**62)
show(lambda: "a" * 1.5)
import operator

kinds = [b"ab", bytearray(b"ab"), b"b", bytearray(b"a"), memoryview(b"ab"), memoryview(b"abcd")[::2], "ab", 3]
for compare in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
    for a in kinds:
        for b in kinds:
            try:
                print(int(compare(a, b)), end="")
            except TypeError as e:
                print(str(e).split()[0][1:3], end="")
    print()
for make in (bytes, bytearray):
    for args in ((), (3,), (b"x",), (bytearray(b"y"),), ([1, 2],), ("s",), ("s", "ascii"), (-1,), (1.5,), ([256],),
                 (memoryview(b"z"),), (b"x", "ascii"), (1, 2, 3, 4), (range(3),), (None,)):
        show(make, *args)
    show(lambda: make(source=b"q"))
    show(lambda: make(b"q", source=b"q"))
    show(lambda: make(encoding="ascii"))
    show(lambda: make(b"q", errors="strict"))
print([chr(n) for n in range(120, 260)], [repr(chr(n) + "'") for n in (0x7F, 0x80, 0xA0, 0xA1, 0xAD, 0xFF, 0x100)])
from decimal import Context, Decimal, setcontext

for context in (Context(), Context(prec=2), Context(prec=2, rounding="ROUND_FLOOR")):
    setcontext(context)
    for text in ("1.25", "-1.35", "0", "-0.0", "1e40", "-Infinity", "NaN", "123456789012345678901234567890123456789012"):
        number = Decimal(text)
        print(-number, +number, abs(number), sep=" ", end="; ")
    print()

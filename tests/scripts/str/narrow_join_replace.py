# Joining, replacing, padding and repr of text of one byte a character and wider, ASCII or not.
class Text(str):
    pass


samples = ["", "a", "é", "abc", "aé", "日本", "x" * 15, "x" * 16, "x" * 17 + "é", "it's", 'say "it\'s"', "a\\b", "tab\t", "\x7f", "\x80", "\xa0", "\xad", "del\x7f" * 9, "quote" * 9 + "'"]
for separator in "", ",", ", ", "é", "日", Text("-"):
    for count in range(4):
        for first in samples[:8]:
            items = [first, "b", "c", "é"][:count]
            made = separator.join(items)
            assert made == separator.join(tuple(items)) == separator.join(iter(items)) == separator.join(dict.fromkeys(items)) if len(set(items)) == len(items) else True
            expected = ""
            for i, item in enumerate(items):
                expected += ("" if i == 0 else separator) + item
            assert made == expected and made.isascii() == expected.isascii() and hash(made) == hash(expected), (separator, items)
print(",".join("abc"), ",".join({"k": 1, "v": 2}), ",".join({}), "-".join("日é"), ",".join([Text("t"), "u"]), type(",".join([Text("t")])))
for items in ["a", 1], [1], ["a", "b", None], {"a": 1, 2: 3}, [b"a", "b"], ("é", 2.5), 5, None:
    try:
        print(",".join(items))
    except TypeError as error:
        print(error)

for text in samples:
    print(ascii(repr(text)), end=" ")
    assert eval(repr(text)) == text
    for width in 0, 3, 20:
        for fill in " ", "*", "é", "日":
            for method in "ljust", "rjust", "center":
                made = getattr(text, method)(width, fill)
                assert len(made) == max(width, len(text)) and text in made and made.replace(text, "", 1).strip(fill) == ""
                assert made.isascii() == all(c < "\x80" for c in made) and made == "".join(list(made))
        assert text.zfill(width) == "0" * (width - len(text)) + text
print()

olds = ["a", "é", "x", "ab", "é'", "xx", "日", "\xff", ""]
news = ["", "e", "é", "oe", "ÿÿ", "日", "x" * 20]
checks = 0
for text in samples + ["héllo wörld", "é" * 50, "éa" * 40, "a" * 100, "wörld " * 30]:
    for old in olds:
        for new in news:
            for limit in -1, 0, 1, 3:
                made = text.replace(old, new, limit)
                checks += 1
                if old:
                    pieces = text.split(old, limit)
                    assert made == new.join(pieces), (text, old, new)
                plain = "".join([c for c in made])
                assert made == plain and hash(made) == hash(plain) and made.isascii() == plain.isascii() and made.encode() == plain.encode()
                assert {made: 1}[plain] == 1 and (made + "é").isascii() is False
print(checks, "é".replace("é", "e").isascii(), "ab".replace("b", "é").isascii(), "aé".replace("a", "") is not None)

# Names of characters: unicodedata.name and lookup, \N{...}, the error handler namereplace.
import unicodedata

for char in "a\xe9\u0429\u4e2d\ud55c\u2603\U0001f40d\U0001b170\uf900\u200d\ufb01\U0002f868":
    name = unicodedata.name(char)
    assert unicodedata.lookup(name) == char
    print(name)
print("\N{SNAKE}\N{latin small letter e with acute}\N{LINE FEED}\N{LF}\N{HANGUL SYLLABLE GAG}")
print(ascii(unicodedata.lookup("KEYCAP DIGIT ONE")), ascii(unicodedata.lookup(b"Euro Sign")))
print("\u2713 ok \u4e2d".encode("ascii", "namereplace"))
print(b"\\N{BLACK HEART SUIT}".decode("unicode_escape"))
for missing in ("\0", "\ue000", "\u0378", "\U00017000"):
    print(unicodedata.name(missing, "none"), end=" ")
for wrong in (
    lambda: unicodedata.name("\0"),
    lambda: unicodedata.name("ab"),
    lambda: unicodedata.name(None),
    lambda: unicodedata.lookup("hangul syllable ga"),
    lambda: unicodedata.lookup("NO SUCH NAME"),
    lambda: unicodedata.lookup("x" * 300),
    lambda: eval(r'"\N{KEYCAP DIGIT ONE}"'),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

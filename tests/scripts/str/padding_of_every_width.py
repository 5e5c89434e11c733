# Padding to each width around those that are filled word by word, in narrow and in wide text.
def check(text, width, fill):
    missing = max(0, width - len(text))
    left = missing // 2 + (missing & width & 1)
    wanted = [text + fill * missing, fill * missing + text, fill * left + text + fill * (missing - left)]
    made = [text.ljust(width, fill), text.rjust(width, fill), text.center(width, fill)]
    made += [format(text, f"{fill}<{width}"), format(text, f"{fill}>{width}")]
    wanted += wanted[:2]
    if made != wanted or list(map(hash, made)) != list(map(hash, wanted)) or [m.isascii() for m in made] != [w.isascii() for w in wanted]:
        print("differs", repr(text), width, repr(fill))


for text in ("", "a", "-7", "\xe9t", "\u20ac", "\U0001f600!", "twelve chars"):
    for width in range(1, 50):
        for fill in " 0\xe9\u20ac":
            check(text, width, fill)
        zeros = "0" * (width - len(text))
        wanted = text[0] + zeros + text[1:] if text[:1] == "-" else zeros + text
        if text.zfill(width) != wanted:
            print("differs", repr(text), width)
        if b"%*d" % (width, 5) != b" " * (width - 1) + b"5" or "%*s" % (width, text) != text.rjust(width):
            print("differs", repr(text), width)
print("done")

# Long texts by tables that keep, change, drop and widen characters, at all places of a block.
letters = "".join(chr(32 + i * i * 7 % 90) for i in range(1200))
upper = str.maketrans("abcdefgh", "ABCDEFGH")
for length in (0, 1, 7, 8, 9, 15, 16, 511, 512, 513, 520, 1023, 1025, 1200):
    text = letters[:length]
    for table in (
        {}, upper, {ord("a"): None}, {c: None for c in range(128)}, {35: "", 40: None, 41: "xy"},
        {ord(letters[600]): "\u00e9", 36: 37}, {letters.encode()[3]: 0x1F600, 50: None},
        {c: (c + 1) % 128 for c in range(128)}, {c: 127 for c in range(0, 128, 3)},
    ):
        expected = []
        for c in text:
            to = table.get(ord(c), c)
            expected.append("" if to is None else chr(to) if isinstance(to, int) else to)
        made = text.translate(table)
        assert made == "".join(expected), (length, table)
        print(length, len(made), ascii(made[-3:]), hash(made) == hash("".join(expected)))
for at in (0, 5, 8, 511, 512, 700):
    text = "x" * at + "q" + "x" * 20
    for bad in (-1, 0x110000, 1.5, [1]):
        try:
            print(len(text.translate({ord("q"): bad, ord("x"): "y"})))
        except (ValueError, TypeError) as e:
            print(at, type(e).__name__, e)


class Raising(dict):
    def __missing__(self, key):
        raise LookupError if key == 120 else ZeroDivisionError


print("xxx".translate(Raising()), "xax".translate(Raising({97: "b"})))
try:
    "xxc".translate(Raising())
except ZeroDivisionError:
    print("passed on")

# UTF-8 of texts whose ASCII stretches begin and end everywhere; what else goes over text in blocks.
import unicodedata

for wide in "é", "\xff", "Ā", "ж", "ࠀ", "日", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff":
    for before in range(20):
        for after in 0, 1, 7, 8, 9, 17:
            text = "a" * before + wide + "b" * after + wide * 2
            data = text.encode()
            assert data == b"a" * before + wide.encode() + b"b" * after + wide.encode() * 2
            assert data.decode() == text and len(data.decode()) == before + after + 3, (wide, before, after)
            assert max(data.decode()) == max(text) and hash(data.decode()) == hash(text)
            for cut in 1, 2, 3:
                assert text.startswith(data[:-cut].decode("utf-8", "ignore"))
    print(ascii(wide), wide.encode())

for data in b"ab\xc3", b"\xc3\x28x", b"\xe2\x82", b"\xe2\x28\xa1", b"\xed\xa0\x80", b"\xe0\x80\x80", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80", b"abcdefgh\xff\xc3\xa9", b"\xc1\xbf":
    for errors in "strict", "replace", "ignore", "backslashreplace", "surrogateescape":
        try:
            print(ascii(data.decode("utf-8", errors)), end=" ")
        except UnicodeDecodeError as e:
            print(e, end=" ")
    print()
for text in "a" * 9 + "\ud800", "éééééééé\udfff", "ж\udc80ж":
    for errors in "strict", "replace", "ignore", "surrogatepass", "surrogateescape":
        try:
            print(text.encode("utf-8", errors), end=" ")
        except UnicodeEncodeError as e:
            print(e, end=" ")
    print()

for wide in "", "é", "ж", "\U0001f600":
    text = ("o.no o" + wide) * 9
    print([ascii(text.replace("o", "0", n))[:60] for n in (-1, 0, 1, 5, 17, 99)], text.replace("x", "y") == text, ascii(text.replace("o", wide or "x"))[:40])
    print(ascii((wide + "\ta\tbc\n\td" + wide * 3 + "\te").expandtabs(4)), ascii((wide + "none").expandtabs()), ascii("".expandtabs()))
for data in b"", b"\n", b"\r", b"\r\n", b"\n\r", b"a\rb\nc\r\nd\n\ne\r\r\nf", b"abc", b"a\n" * 3 + b"b\r" * 3, b"\r\n\r\n", b"a\x0bb\x0cc\x85d\n":
    print(data.splitlines(), data.splitlines(True), bytearray(data).splitlines())
for text in "é", "e\u0301", "\u01ff", "\u0200", "\u0340", "Å\u0300", "ǖ", "ſ", "½é":
    print([ascii(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")], [unicodedata.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")])
print(["%5d|%-5d|%05d|%+d|%x|%#o|%.3d" % (n, n, n, n, n, n, n) for n in (0, -7, 123456)], "ж%5d" % 3, "%%é%+.1f" % 2.5)
print([f"{n:>9}|{n:é^9}|{n:*<+9}|{n:09}|{n:#011x}|{n:,}|{n:_>20,}" for n in (0, -7, 123456, 10**20)], "ж{:5}|{:05}|{:{}}".format(3, -4, 5, 9))
print([f"{x:9.2f}|{x:<9.1e}|{x:+}|{x:012,.1f}|{x:%}|{x:70.2f}|" for x in (0.0, -1.5, 123456.789, float("inf"))])
for spec in "é", "5é", "1" * 30, ".", ",_", "é>5", "\U0001f600^7", "٣", ".٢f":
    try:
        print(ascii(format(3, spec)), end=" ")
    except ValueError as e:
        print(ascii(str(e)), end=" ")
print()

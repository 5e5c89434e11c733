# From the end: needles and single characters in texts of all widths, with others that look like them; bytes too.
import random

random.seed(4)


def plain(text, needle):
    for at in range(len(text) - len(needle), -1, -1):
        if text[at : at + len(needle)] == needle:
            return at
    return -1


def rcut(text, needle):
    pieces, end = [], len(text)
    while (at := plain(text[:end], needle)) >= 0:
        pieces.append(text[at + len(needle) : end])
        end = at
    return [text[:end], *pieces[::-1]]


hits = 0
for alphabet in ("a", "ab", "abcdefgh ", "aé", "aж", "ж😀", "ab😀"):
    for size in (1, 2, 3, 5, 8, 16, 17, 30):
        for length in (*range(size, size + 3), 31, 32, 33, 48, 65, 200):
            text = "".join(random.choices(alphabet, k=length))
            at = random.randrange(max(length - size, 0) + 1)
            for needle in (text[at : at + size], text[:size], "z" * size, "".join(random.choices(alphabet, k=size))):
                place = plain(text, needle)
                hits += place >= 0
                assert text.rfind(needle) == place, (text, needle)
                assert text.rpartition(needle) == ((text[:place], needle, text[place + size :]) if place >= 0 else ("", "", text))
                assert text.rsplit(needle) == rcut(text, needle)
                data, mark = text.encode("utf-16-le"), needle.encode("utf-16-le")
                assert data.rfind(mark) == plain(data, mark) and bytearray(data).rsplit(mark) == rcut(bytearray(data), mark)
                assert data.rpartition(mark)[0] == data[: max(plain(data, mark), 0)]
                assert text.replace(needle, "жy", 2) == "жy".join(text.split(needle, 2))
                assert text.replace(needle, "", 1) == "".join(text.split(needle, 1))
print(hits)
text = "a" * 5000
print(text.rfind("a" * 40 + "b"), text.rfind("b" + "a" * 40), ("b" + text).rfind("b" + "a" * 40), ("ж" * 3000).rfind("жa"))
for wide in ("ж", "😀"):
    for at in (0, 1, 63, 64, 65, 127, 200):
        text = "a" * at + wide + "b" * (200 - at)
        print([len(text[i:j].encode()) - (j - i) for i, j in ((0, 64), (1, 65), (at, 201), (at + 1, 201), (0, at), (0, at + 1))])

# Short needles in long texts: few and many hits, many places that only look right, overlapping
# hits, ends, limits, all widths; against slices.
import random

random.seed(3)


def plain_places(text, needle):
    places, at = [], 0
    while at + len(needle) <= len(text):
        if text[at:at + len(needle)] == needle:
            places.append(at)
            at += len(needle)
        else:
            at += 1
    return places


def cut(text, places, size, most=None):
    pieces, at = [], 0
    for place in places[:most]:
        pieces.append(text[at:place])
        at = place + size
    return pieces + [text[at:]]


def check(text, needle):
    places = plain_places(text, needle)
    assert text.count(needle) == len(places), (text, needle)
    assert (needle in text) == bool(places)
    assert text.find(needle) == (places[0] if places else -1)
    assert text.split(needle) == cut(text, places, len(needle))
    same, other = needle[::-1], needle[:1] * (len(needle) + 3)
    for most in (-1, 0, 1, 2, 31, 32, 33, 34, 200):
        pieces = cut(text, places, len(needle), None if most < 0 else most)
        for to in (same, other, needle[:0]):
            assert text.replace(needle, to, most) == to.join(pieces), (text, needle, most)
    for place in places[:3] + places[-3:]:
        assert text.find(needle, place) == place
        assert text.find(needle, place, place + len(needle)) == place
        assert text.find(needle, place, place + len(needle) - 1) == -1
    return len(places)


def letters(alphabet, length):
    return "".join(random.choices(alphabet, k=length))


hits = 0
for alphabet in ("a", "ab", "the fox", "ACGT", "aé", "жзи ", "a😀ж"):
    for size in (2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24):
        for length in (511, 512, 513, 530, 1100, 1600):
            text = letters(alphabet, length)
            start = random.randrange(length - size)
            for needle in (text[start:start + size], text[-size:], letters(alphabet, size), "z" * size):
                hits += check(text, needle)
            if text.isascii():
                hits += check(text.encode(), text[-size:].encode())
                hits += check(bytearray(text.encode()), text[:size].encode())
print(hits)

text = "abcabcabd" * 300
print(text.count("abcabd"), text.count("abc" * 5), text.find("bdabcabcabdx"), text.index("abda"))
print(("a" * 1000).count("aa"), ("a" * 1001).count("aaa"), ("a" * 700).replace("aaaa", "b") == "b" * 175)
print("" in text, text.count(""), ("x" * 600).find(""), ("xy" * 300).replace("", "-")[:7])
print("ab" in "a", "x".count("xy"), b"ab".find(b"abc"), ("x" * 600).count("x" * 601))
print(("ab" * 400).count("ж"), ("abж" * 400).count("bж"), ("ab😀" * 300).find("aж"))
for words in (["xx", "yy"], ["the", "fox"]):
    text = " ".join(words * 400)
    print([text.count(f" {w} ") for w in words], len(text.replace(f" {words[0]} ", "_", 150)))
unchanged = "ab" * 500
print(unchanged.replace("ba" * 3 + "c", "x") is unchanged, unchanged.replace("ab", "ab") == unchanged)

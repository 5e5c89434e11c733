# find, count, replace, split, `in` over many lengths, for bytes and str: against a plain search.
def plain(text, needle, start=0):
    for i in range(start, len(text) - len(needle) + 1):
        if text[i : i + len(needle)] == needle:
            return i
    return -1


state = 1
checked = 0
for turn in range(1500):
    state = (state * 1103515245 + 12345) % 2**31
    letters = "ab" if turn % 3 else "abcdefgh"
    length = state // 7 % 90
    text = "".join(letters[(state >> (i % 23)) * (i + 3) % len(letters)] for i in range(length))
    at = state // 11 % (length + 1)
    needle = text[at : at + state // 13 % 20] + ("" if turn % 2 else "b")
    if not needle:
        continue
    found = plain(text, needle)
    data, part = text.encode(), needle.encode()
    assert text.find(needle) == found == data.find(part), (text, needle)
    assert bytearray(data).find(part) == found
    assert (needle in text) == (part in data) == (found >= 0)
    assert text.find(needle, 5) == data.find(part, 5) == plain(text, needle, 5)
    assert data.split(part)[0].decode() == text.split(needle)[0] == (text[:found] if found >= 0 else text)
    assert text.replace(needle, "-").count("-") == text.count(needle) == data.count(part)
    checked += 1
print(checked)
for size in (2, 3, 15, 16, 17, 33, 1000):
    text = "a" * 5000 + "b" * size
    print(text.find("a" * size + "b"), text.find("b" * size), text.find("b" + "a" * size), text.count("a" * size))

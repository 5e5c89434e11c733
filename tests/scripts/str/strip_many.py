# strip() with many characters to drop: texts told at a look, and those that take a set; narrow and wide.
import string

many = string.punctuation
latin = "éèàùâêîôû«»"
wide = "日本語中国한국어かな"
mixed = many + "日"


def plain(text, chars, left, right):
    start, end = 0, len(text)
    while left and start < end and text[start] in chars:
        start += 1
    while right and end > start and text[end - 1] in chars:
        end -= 1
    return text[start:end]


wrong = checks = 0
for chars in many, latin, wide, mixed, many * 9, "ab", "a", "", "abcdefgh", "abcdefghi", "\0\x01" * 5, string.whitespace + "\x85\xa0":
    for core in "", "word", "é", "日", "a!b", "!", "\0x\0", " \x85":
        for count in 0, 1, 2, 11, 12, 13, 14, 50:
            for piece in "!", "é", "日", "*-", "a", "\0", "\x85", "\xff":
                for text in piece * count + core + piece * count, piece * count + core, core + piece * count:
                    checks += 3
                    wrong += text.strip(chars) != plain(text, chars, True, True)
                    wrong += text.lstrip(chars) != plain(text, chars, True, False)
                    wrong += text.rstrip(chars) != plain(text, chars, False, True)
print(checks, wrong)
print(("--==" * 500 + "x").lstrip(many), ("é" * 40 + "x").strip(latin), "word".strip(many) is not None)

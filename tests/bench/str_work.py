# Strings: building, slicing, searching, splitting, joining, formatting, changing case.
def build(count):
    text = ""
    for i in range(count):
        text += chr(97 + i % 26)
    return text


def words_of(text):
    pieces = [text[i : i + 5] for i in range(0, len(text), 5)]
    return " ".join(pieces)


def capitals(line):
    return " ".join(word[0].upper() + word[1:].lower() for word in line.split())


def is_palindrome(text):
    return text == text[::-1]


def format_all(count):
    total = 0
    for i in range(count):
        total += len(f"{i:05d}:{i * 0.5:.2f}") + len("%s-%x" % (i, i)) + len("{}/{}".format(i, "a"))
    return total


def scan(text):
    vowels = 0
    for char in text:
        if char in "aeiou":
            vowels += 1
    return vowels


text = build(300000)
line = words_of(text)
titled = capitals(line)
replaced = line.replace("abcde", "ABCDE!").count("!")
palindromes = sum(is_palindrome(str(i)) for i in range(500000))
formatted = format_all(250000)
vowels = sum(scan(text) for _ in range(3))
found = sum(line.find(piece) >= 0 for piece in ("xyzab", "zzzzz", "uvwxy") for _ in range(800))
results = len(line), titled.count("A"), replaced, palindromes, formatted, vowels, found
assert results == (359999, 2308, 2308, 1499, 8385656, 173079, 1600), results
print(*results)

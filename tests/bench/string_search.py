# Searching a large text: find, count, in, index, replace, split, partition, startswith, translate.
WORDS = "the quick brown fox jumps over a lazy dog while seven wizards mix potions in dark towers".split()


def make_text(count):
    seed, words = 17, []
    for i in range(count):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        words.append(WORDS[(seed >> 16) % len(WORDS)])
        if i % 11 == 10:
            words[-1] += ".\n" if seed & 0x10000 else ","
    return " ".join(words)


def positions(text, needle):
    found, at = [], text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found


def lines_with(text, *needles):
    return sum(all(needle in line for needle in needles) for line in text.split("\n"))


def keys(text):
    total = 0
    for line in text.splitlines():
        before, mark, after = line.partition(",")
        if mark and before.strip().startswith(("the", "fox", "in")):
            total += len(after.rpartition(" ")[2])
        elif line.endswith("dog.") or line.find("wizards", 5, 60) > 0:
            total += line.rfind("a")
    return total


def capitalised(text):
    for word in WORDS:
        text = text.replace(" " + word + " ", " " + word.title() + " ")
    return text


text = make_text(200000)
counted = [text.count(word) for word in WORDS for _ in range(15)]
rare = sum(needle in text for needle in ("zebra", "dark dark dark dark", "mixing", "lazyy", "foxes", "qq") for _ in range(40))
where = sum(len(positions(text, needle)) for needle in ("dog", "lazy fox", "wizards", "e", "."))
matching = lines_with(text, "fox", "dog", "wizards"), lines_with(text, "the lazy", "mix")
upper = capitalised(text)
for _ in range(4):
    upper = capitalised(text)
mapped = text.translate(str.maketrans("aeiou", "*****", "xyz"))
middle = text.index("dark", len(text) // 2) - len(text) // 2
words = {}
for word in text.replace(".", " ").replace(",", " ").split():
    words[word] = words.get(word, 0) + 1
result = sum(counted), rare, where, matching, keys(text), upper.count("Fox"), mapped.count("*"), middle, len(words)
assert result == (3528075, 40, 103533, (2974, 447), 370887, 10088, 293733, 45, 17), result
print(*result)

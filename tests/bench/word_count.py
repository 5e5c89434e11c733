# The classic text job: make a text, split it, count its words, sort them by how often they come.
SYLLABLES = "ka lo mi ren tu vas pe dor shi bel on ar".split()


def make_text(lines):
    seed = 42
    result = []
    for _ in range(lines):
        words = []
        for _ in range(12):
            seed = (seed * 1103515245 + 12345) % 2147483648
            a, b, c = seed >> 8 & 7, seed >> 12 & 3, seed >> 17 & 1
            words.append(SYLLABLES[a] + SYLLABLES[b + 4] + (SYLLABLES[c + 8] if c else ""))
        result.append(" ".join(words).capitalize() + ".")
    return "\n".join(result)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.lower().split():
            word = word.strip(".,;!?")
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


text = make_text(40000)
for _ in range(2):
    counts = count_words(text)
ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
assert sum(counts.values()) == 480000 and len(counts) == 64
for word, count in ranked[:5]:
    print(f"{count:7} {word}")

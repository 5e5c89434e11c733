# Lookaround of one character: at both ends, with groups and repeats around it, refused and required.
import re
import textwrap

texts = ["", "a", "ab", "ba", "aab", "abab", "a1b2", "é1", "日a", "word-word's -- end", "x" * 20 + "y", "\n", "a\nb", "AbC"]
patterns = [r"a(?=b)", r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"(?=a)", r"(?!a)", r"(?<=a)", r"(?<!a)", r"\w+(?=\d)", r"(?:a(?=b)b)*", r"(?:(?!b).)*",
            r"(?<=[a-z])(?=\d)", r"(?<![^\W\d])\w", r"(\w)(?!\1)", r"(?=(a))a", r"(?!(a))b", r"(?i)a(?=B)", r"x*(?=y)", r"x*?(?=y)", r"(?>x*)(?!x)", r"x*+(?=y)",
            r"(?=\w)\b", r"(?<=\W)\w*", r"^(?!a)", r"(?=$)", r"(?=.)a", r"(?=[^a])\w", r"(?<=é)\d", r"(?=日)", r"(?:(?=a)|b)+", r"(?=a(?=b))", r"(?!a(?!b))\w", r"((?=a).)+", r"(?(?=a)a|b)" if False else r"(a)?(?(1)(?=b)|(?!a))"]
for pattern in patterns:
    for text in texts:
        compiled = re.compile(pattern)
        print([m.span() for m in compiled.finditer(text)], compiled.sub("<\\g<0>>", text) if text else "", end=" ")
        match = compiled.match(text, 1) if len(text) > 1 else compiled.fullmatch(text)
        print(match and match.span(), match and match.groups(), compiled.search(text, 0, 1) and 1, end=";")
    print()
print(textwrap.wrap("It's a well-known fact -- isn't it? -- that 'hyphen-ated' words (like-so) break. http://a-b.c/d-e", 14))
print(re.split(r"(?<=[.!?])\s+(?=[A-Z])", "One. Two! three? Four.  Five"), re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"))
print(re.findall(rb"(?<!\d)\d{2}(?!\d)", b"12 345 67a 8"), re.sub(r"(?<!^)(?=[A-Z])", "_", "someCamelCaseName").lower())

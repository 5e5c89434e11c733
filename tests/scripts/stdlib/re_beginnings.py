# Where matches begin and how far repeats go: what the engine finds out about a pattern beforehand
# must not change what matches.
import re

TEXTS = ["", "a=1 bb = 22,ccc=333;d\n", "éa=ж1 жж=\u0661\u0662 \u2028x=ſK\u212a k", "aaa\n\nbab=b1\nb", "x" * 9 + "=y", "\U0001f600=\u0661", "the fox, The Fox; foxes\tfoxy fox"]
PATTERNS = [r"\w+=", r"(\w+)=(\w*)", r"(\w+)=\1", r"\w{2,3}=", r"\w{2,}(?==)", r"\w+(?<=a)=", r"\w*;", r"\w*$", r"(\w+)$", r"\w+\s+\w", r"\w+\b=?",
            r"[^=]+=", r"[^\W\d]+\d", r"\D+\d", r"\d+\D", r"\s+\S", r"\S+\s", r"[^ж]+ж", r"[a-ж]+=", r"[k-m]+(?:=|$)", r"k+", r"s+", r"(?:a|b)+=", r"(?:\w+=)+",
            r"(?:a\w*)+b", r"(?:\w+,?)*;", r"(?>\w+)=", r"\w++=", r"\bfox\b", r"\Bo", r"^b", r"^\w*=", r"\Ab", r"$", r"\Z", r"(?!a)\w", r"(?=b)\w+", r"(?<==)\w",
            r"fox", r"fox|The|=", r"(?:fox|the) ?(\w*)", r".*?=", r"\w*?=", r".+?\d", r"(.)\1", r"", r"a?", r"a??b", r"(a)|b", r"(?:(a)|b)*", r"[\d=]+\w", r"é|ж+", r"ж"]
for pattern in PATTERNS:
    for flags in 0, re.IGNORECASE, re.MULTILINE, re.ASCII, re.IGNORECASE | re.ASCII | re.DOTALL:
        p = re.compile(pattern, flags)
        found = [[m.span() + m.groups() for m in p.finditer(text)] for text in TEXTS]
        more = [[m and m.regs for m in (p.match(text), p.fullmatch(text), p.search(text, 2), p.match(text, 1, 4), p.search(text, 3, 9))] for text in TEXTS]
        print(ascii(pattern), int(flags), ascii(found), more)
for pattern in rb"\w+=", rb"[^=]+=", rb"a*b", rb"(?i)FOX", rb"\xe9", rb"[\xe0-\xff]+a":
    print(pattern, [re.findall(pattern, text.encode("latin-1", "replace")) for text in TEXTS])

# Texts to find in characters of each width, at every offset.
for wide in "a", "é", "ж", "\U0001f600":
    text = (wide * 7 + "needle" + wide + "need") * 9
    print([m.start() for m in re.finditer("needle" + wide, text)], text.find("needle" + wide, 20), text.count("ed" + wide), text.rfind("dle" + wide), text.find("needle!"))
    for n in range(20):
        assert (wide * n + "xyz").find("xyz") == n == (wide * n + "xy" * 30).find("xyx"), n
        assert (wide * n + "ab" * 40 + "c").find("abc") == n + 78 and (wide * 30 + "ab").find("ab" + wide) == -1

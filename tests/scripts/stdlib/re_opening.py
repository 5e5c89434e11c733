# Where a match can begin is looked for by what can stand at its first places.
import re

text = "xaGGGtaaa--tttACCCT..agggtaa,aGGGTAAA" + "\u0130\u212a k K \u017fs S" + "ab12-34:56"
for pattern in (
    "agggtaaa|tttaccct", "[cgt]gggtaaa|tttaccc[acg]", "a[act]ggtaaa|tttacc[agt]t",
    "ks|k k", "s s|\u017fs", r"\d\d:\d\d", r"\d{2,3}-\d", "(?:ab|cd)(?:1|x)2", "(a)(b)?1|b1",
    r"a\Z|t\b", "(?=a)ab", "(?!b)[ab]\\d", "(?<=-)3.", "(?>ab|a)1", "(ab){1,2}1", "[^\\W\\d]\\d+?2",
    "x*y|ab", "", "a|", "(?:a|bcdefghijkl)b", "abcdefghijklm|ab12-34:5[0-9]", "(.)\\1", "(?i:AB)1", "6$",
    "5", "5|6", "56\\Z", "[\u0100-\u0200]k", ".\u212a", "\u0130.",
):
    for flags in (0, re.I, re.I | re.A, re.M | re.S):
        found = [m.span() for m in re.finditer(pattern, text, flags)]
        print(ascii(pattern), int(flags), found)
narrow = "".join(c for c in text if c < "\x80")
for pattern in (b"ab|gg", b"(?i)gggt|ACC", rb"\d\d", b"6\\Z|1"):
    print(pattern, [m.span() for m in re.finditer(pattern, narrow.encode())])

# The end of what may be looked at.
p = re.compile("ab|cd")
for end in range(6):
    print([p.search("xxabxcd", i, end) and p.search("xxabxcd", i, end).span() for i in range(5)])
print(p.search(""), p.search("a"), p.search("ab", 1), p.search("ab", 5), p.search("ab", 0, -1))
print(re.split("(?i)a[bc]", "1AB2ac3aB"), re.sub("(?i)xy|yz", "-", "XYz YZ xYy"))
many = "|".join("w%dx" % i for i in range(300))
print(re.findall(many, "w1x w299x w300x w17x"))

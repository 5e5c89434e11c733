# Is a text in a list or tuple: one that is equal but another object, of another length or width, of
# a subclass, among other things; index() and count() and remove() too.
words = ["a", "bb", "ccc", "", "é", "ab€", 3, None, "bb"]
for text in ("a", "".join(["b", "b"]), "bc", "", "é", "e", "ab€", "ab", "cc" + "c", "abcd"):
    print(repr(text), text in words, text in tuple(words), words.count(text), end="; ")
print()


class Text(str):
    def __eq__(self, other):
        return other == "own"

    __hash__ = str.__hash__


print("own" in [Text("x")], Text("x") in ["x"], Text("y") in ["own"], "x" in [Text("x")])
print(words.index("".join("bb")), tuple(words).index("ccc"), words.index("bb", 2))
words.remove("c" * 3)
print(words)
try:
    words.index("ccc")
except ValueError as e:
    print(e)

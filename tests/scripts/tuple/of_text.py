# tuple() of a str: its characters.
import gc

print(tuple("hello"), tuple(""), tuple("a"), tuple("aé€😀"), tuple("ab") is tuple("ab"))
print(len(tuple("x" * 100_000)), tuple("x" * 100_000)[-1], set(tuple("xy" * 50_000)) == {"x", "y"})


class Text(str):
    def __iter__(self):
        return iter((1, 2))


class Pair(tuple):
    pass


print(tuple(Text("abc")), Pair("abc"), type(Pair("ab")).__name__)
gc.collect()
held = tuple("abc€")
print(hash(held) == hash(("a", "b", "c", "€")), held + ("d",), held[1:], {held: 1}[("a", "b", "c", "€")])

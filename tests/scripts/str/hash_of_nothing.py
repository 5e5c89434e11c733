# The hash of an empty text is 0, and what hashes like it is found in its place.
print(hash(""), hash(b""), hash("".join([])), hash(str()), hash("ab"[1:1]), hash(memoryview(b"")))


class Text(str):
    def __hash__(self):
        return str.__hash__(self)


class Wrapped:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, Wrapped) else other)


for key in "", Text(""), Wrapped(""):
    d = {"": 1, "a": 2, 0: 3}
    print(d[key], key in d, key in {""}, key in {"", "x", 0}, {key: 9}[""], {key} == {""})
    d[key] = 4
    del d[key]
    print(d, d.get(""), d.setdefault("", 5), d.pop(key))
many = {str(i): i for i in range(100)}
many[""] = "nothing"
print(many[""], many.get("x" * 0), "" in many, ("", 1) in {("", 1): 2}, hash(("",)) == hash(("a"[1:],)))
del many[""]
print("" in many, {"": 1} == {"a"[:0]: 1}, set("" for _ in range(3)), frozenset([""]) | {"", "b"} == {"b", ""})
vars(Wrapped)
setattr(Wrapped, "", 7)
print(getattr(Wrapped, ""), (lambda **k: k)(**{"": 1}))

# s = s + t leaves alone whoever shares s.
def build(n):
    s = ""
    for i in range(n):
        s = s + str(i)
    return s


def shared(n):
    s, kept = "", []
    for i in range(n):
        kept.append(s)
        s = s + str(i)
    return kept


def other(s):
    t = s + "b"
    u = s + "c"
    s = s + s
    return s, t, u


class Text(str):
    def __add__(self, other):
        return Text(str(self) + "|" + other)


def overridden(s):
    for part in ("a", "b"):
        s = s + part
    return s


def wrong(s):
    try:
        s = s + 1
    except TypeError as error:
        print(error)
    return s


print(len(build(3000)), build(12), shared(6))
print(other("a"), other("x" * 40), overridden(Text("t")), wrong("kept"))
print(build(5) + "é" + build(3) + "\U0001f600")


def widens(s):
    for part in ("b", "é", "\u20ac", "\U0001f600"):
        s = s + part
        s = s + s
    return s


print(ascii(widens("a")))

# Sets with objects and holes that go, are cleared and are made of each other.
log = []


class A:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n

    def __del__(self):
        log.append(self.n)


def sets():
    s = {A(n) for n in range(7)}
    for n in (0, 3, 6):
        s.discard(A(n))
    log.clear()
    yield len(s)
    s.clear()
    yield sorted(log), len(s), s == set()
    log.clear()
    s = {A(1), "x", 5, None, (1, 2), 2.5} - {5}
    s.pop()
    s = None
    yield log
    log.clear()
    mixed = {1, 2, "a", "b"} | {"d"} | {A(4)}
    mixed &= {1, "a", "d"}
    yield sorted(map(str, mixed)), log
    del mixed


for shown in sets():
    print(shown)


class Refills:
    def __init__(self, s):
        self.s = s

    def __del__(self):
        self.s.add("again")


s = set()
s.update([Refills(s), Refills(s), "plain"])
s.clear()
print(s)
print(set("hello") == set("ehlo"), set("") == set(), {1, 2} - {2}, {"a"} | {"a"}, frozenset("ab") - {"a"})

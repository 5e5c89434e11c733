# Dicts made of and updated by zip, enumerate and other iterators of pairs, of pairs or not, failing,
# with keys that hash and compare by methods.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def failing(n):
    yield from range(n)
    raise KeyError("end")


print(dict(zip("abc", range(5))), dict(zip((1, 2, 3), "ab")), dict(zip("", "x")), dict(enumerate("xy", 7)))
print(dict(enumerate("ab", 2**62 - 2)), dict(enumerate("ab", 2**70)), dict(enumerate([], 3)))
table = {"a": 0, "z": 9}
table.update(zip("ab", [1, 2]))
table |= zip("cd", [3, 4])
print(table, attempt(dict, zip("ab")), attempt(dict, zip("a", "b", "c")), attempt(dict, zip()))
print(attempt(dict, zip("abc", "abc", strict=True)), attempt(dict, zip("abc", "ab", strict=True)))
target = {}
print(attempt(target.update, zip(failing(2), "abc")), target, attempt(target.update, zip("xyz", failing(1))), target)
print(attempt(dict, zip([[1], 2], "ab")), attempt(dict, enumerate(5) if False else zip([{}], [1])))

left = zip(iter("abcd"), iter("1234"))
next(left)
print(dict(left), list(left))
shared = iter("abcdef")
print(dict(zip(shared, shared)), list(shared))
shared = iter("abcde")
print(dict(zip(shared, shared)), list(shared))


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        log.append("hash " + self.name)
        if self.name == "bad":
            raise ValueError("unhashable today")
        return 1

    def __eq__(self, other):
        log.append("eq " + self.name)
        if self.name == "clears":
            victim.clear()
        return self.name == getattr(other, "name", None)

    def __del__(self):
        log.append("del " + self.name)


log, victim = [], {}
print(len(dict(zip([Key("a"), Key("b"), Key("a")], range(3)))), log)
log = []
print(attempt(victim.update, zip([Key("a"), Key("clears"), Key("bad"), Key("c")], range(4))), len(victim), log)
victim.clear()
log = []


class Zipping(zip):
    def __next__(self):
        return "yz"


class Counting(enumerate):
    def keys(self):
        return [0]

    def __getitem__(self, key):
        return "item"


print(dict([*map(str.upper, ["ab", "cd"])]), attempt(dict, ["ab", "c"]), dict(Counting("pq")))
pairs = Zipping("a", "b")
print(next(pairs), next(iter(pairs)))


class Made(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


made = Made(zip("ab", [1, 2]))
made.update(zip("bc", [5, 6]))
print(made, dict(zip("ab", [1, 2]), c=3), {**dict(zip("a", "b"))})


# The dict is read and changed while it is filled.
def reading(into):
    for i in range(4):
        into[f"own{i}"] = len(into)
        yield i


into = {}
into.update(zip("wxyz", reading(into)))
print(into)
into = {}
into.update(enumerate(reading(into)))
print(into)

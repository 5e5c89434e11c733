# Instances of classes below str: compared, and looked up in tables of strs and of their own kind.
import enum


class Symbol(str):
    pass


class Name(Symbol):
    __slots__ = ()


class Folded(str):
    def __eq__(self, other):
        return self.lower() == str(other).lower()

    def __hash__(self):
        return hash(self.lower())


class Odd(str):
    def __hash__(self):
        return 42


class Never(str):
    def __eq__(self, other):
        return False

    __hash__ = str.__hash__


class Borrowed(str):
    __eq__ = str.__eq__
    __hash__ = str.__hash__


class Colour(str, enum.Enum):
    RED = "red"


KINDS = str, Symbol, Name, Folded, Odd, Never, Borrowed
for left in KINDS:
    for right in KINDS:
        a, b, c = left("red"), right("red"), right("Red")
        print(int(a == b), int(a != b), int(a == c), int(a < c), int(a >= b), int(a == 3), end=" ")
        table, own = {"red": 1, "blue": 2}, {right("red"): 3, 4: 5}
        print(table.get(a), own.get(a), a in own, a in {"red", "x"}, a in [b], {a: 1} == {b: 1}, end=" ")
        own[a] = 6
        table[a] = 7
        print(len(own), len(table), table["red"], sorted(map(type, own), key=str) == [int, right])
print(Colour.RED == "red", "red" == Colour.RED, {"red": 1}[Colour.RED], {Colour.RED: 2}["red"], Colour.RED < "s")
print(Symbol("é") == "é", Symbol("") in {"": 1}, {Symbol("a" * 50): 1}["a" * 50], Symbol("a") == b"a", Symbol("a") != None)


def ask(pairs):
    return [(a == b, a != b, a < b) for a, b in pairs]


print(ask([("a", "b")] * 3 + [(Symbol("a"), "a")] * 3 + [("a", Name("a")), (Never("a"), "a"), ("a", Never("a")), (Symbol("a"), Never("a"))]))
Symbol.__eq__ = lambda self, other: "changed"
print(Symbol("a") == "a", Name("b") == "b", "c" == Name("c"))
del Symbol.__eq__
print(Symbol("a") == "a", Name("b") == "b")
try:
    print(Symbol("a") < 3)
except TypeError as error:
    print(error)

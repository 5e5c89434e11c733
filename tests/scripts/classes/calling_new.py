# T.__new__ of built-in types, called at one place, right and wrong, with keywords, in generators.
class Point(tuple):
    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))


class Plain:
    def __new__(cls, *arguments, **named):
        made = super().__new__(cls)
        made.given = arguments, named
        return made


class Text(str):
    def __new__(cls, *arguments, **named):
        return str.__new__(cls, *arguments, **named)


class Whole(int):
    def __new__(cls, text, base=10):
        return int.__new__(cls, text, base)


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for i in range(12):
    point, plain = Point(i, y=i * 2), Plain(i, key=i)
print(point, type(point).__name__, plain.given, Text(b"ab", encoding="ascii"), Text(), Whole("11", 2))

targets = [object, tuple, list, dict, set, str, int, float, bytes, frozenset, bool, Plain]
for kind in targets:
    new = kind.__new__
    results = []
    for arguments in ((), (kind,), (Point,), (int,), (3,), (kind, 1, 2, 3, 4), (Plain,)):
        got = attempt(new, *arguments)
        results.append(got if isinstance(got, str) and "Error" in got else type(got).__name__)
    print(kind.__name__, *results, sep=" | ")
    print(attempt(lambda: new(kind, nope=1)) if kind not in (dict, Plain, list, set) else "")


def sites(new, cls):
    yield type(new(cls)).__name__
    yield type(new(cls)).__name__
    yield attempt(new)


print(*sites(object.__new__, Plain), *sites(list.__new__, list), *sites(tuple.__new__, Point))
for new in (object.__new__, list.__new__, lambda cls: "mine", dict.__new__, object.__new__):
    try:
        print(type(new(list if new is list.__new__ else dict if new is dict.__new__ else Plain)).__name__)
    except TypeError as error:
        print(error)


class Row(tuple):
    made = 0

    def __init__(self, *items):
        Row.made += 1


for i in range(5):
    row = Row.__new__(Row, "ab")
    row.__init__()
print(row, Row.made, Row("cd"), Row.made)

# json.dumps without indentation: what the native encoder writes, asks and refuses.
import enum
import json
import json.encoder
from collections import OrderedDict, namedtuple


class Level(enum.IntEnum):
    LOW = 1


class Text(str):
    def __str__(self):
        return "never"


class Whole(int):
    def __repr__(self):
        return "never"


class Real(float):
    def __repr__(self):
        return "never"


Pair = namedtuple("Pair", "a b")
values = [
    None, True, False, 0, -7, 2**70, -(2**63), 1.5, -0.0, 1e16, 1e-7, 1e300, "", "plain", 'q"u\\o\n\t\x00\x7f', "é日😀",
    [], {}, (), [[]], [{}], {"a": {}}, {"a": [1, (2, 3)], "b": None}, Level.LOW, Text("t"), Whole(5), Real(2.5), Pair(1, "x"),
    {1: 2, 1.5: 3, None: 4, True: 5, Level.LOW: 6, Text("k"): 7, 2**70: 8, float("inf"): 9}, OrderedDict([("z", 1), ("a", 2)]),
    float("nan"), float("inf"), float("-inf"), {"é": "é"},
]
for value in values:
    print(json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value, separators=(",", ":")))
print(json.dumps({"b": 1, "a": {"d": 2, "c": 3}}, sort_keys=True), json.dumps({(1, 2): 3, "k": 4}, skipkeys=True))
print(json.dumps([1, {2, 3}.__class__, object], default=lambda o: [o.__name__, {"n": 1}]))


class Odd(dict):
    def items(self):
        return [("first", 1), ("second", [2])]


class Wrong(dict):
    def items(self):
        return [1]


print(json.dumps(Odd(x=1)))
loop = [1]
loop.append({"in": loop})
deep = []
for _ in range(100000):
    deep = [deep]
fails = [
    (lambda: json.dumps({1, 2})), (lambda: json.dumps(loop)), (lambda: json.dumps({(1, 2): 3})),
    (lambda: json.dumps(float("nan"), allow_nan=False)), (lambda: json.dumps({float("inf"): 1}, allow_nan=False)),
    (lambda: json.dumps(object(), default=lambda o: o)), (lambda: json.dumps({1: 1, "a": 2}, sort_keys=True)),
    (lambda: json.dumps(Wrong(x=1))), (lambda: json.dumps([1], default=3)), (lambda: json.dumps([print], default=3)),
    (lambda: json.dumps(deep, check_circular=False)), (lambda: json.dumps(deep)),
]
for number, fail in enumerate(fails):
    try:
        print(fail())
    except (TypeError, ValueError, RecursionError) as error:
        print(number, type(error).__name__, str(error)[:60].split(" object at")[0])
print(json.dumps(loop[0]), json.dumps([[1], [1]]))




shared = [print]
print(json.dumps(shared, default=lambda o: (shared.append("late"), "made")[1]), len(shared))
table = {"f": print, "g": 1}
print(json.dumps(table, default=lambda o: (table.pop("g", None), table.setdefault("h", 2))[1]), table.keys())


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


print(json.dumps({"s": {3, 1, 2}}, cls=Encoder), Encoder().encode([{1}]), list(Encoder().iterencode({"a": [1, 2]})))
make = json.encoder.c_make_encoder
encoder = make({}, None, json.encoder.encode_basestring_ascii, None, ": ", ", ", False, False, True)
print(encoder([1, {"a": None}], 0), type(encoder), encoder.key_separator, encoder.item_separator, encoder.indent, encoder.markers)
for arguments in ((5, None, None, None, ":", ",", 0, 0, 0), (None, None, None, None, 1, ",", 0, 0, 0), ()):
    try:
        make(*arguments)
    except TypeError as error:
        print(error)
print(make(None, None, lambda s: f"<{s}>", None, ": ", ", ", 0, 0, 0)({"k": ["v"], 1: 2}, 0))
for value in ("x", float("nan"), {(1,): 2}):
    try:
        make(None, None, lambda s: 5, None, ": ", ", ", 0, 0, 0)(value, 0)
    except (TypeError, ValueError) as error:
        print(error)
while deep:
    deep = deep[0]
loop.clear()

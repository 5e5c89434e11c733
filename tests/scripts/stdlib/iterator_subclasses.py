# Keywords of a subclass's own __init__ are not for the iterator; who changes an OrderedDict meets.
import itertools
import struct
import zoneinfo
from collections import OrderedDict


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


CASES = [
    (filter, (None, [0, 1])), (itertools.filterfalse, (None, [0, 1])), (map, (str, [1, 2])),
    (itertools.chain, ([1, 2], [3])), (itertools.starmap, (pow, [(2, 3)])),
    (itertools.islice, ([1, 2, 3], 1, 3)), (itertools.takewhile, (bool, [2, 0])),
    (itertools.dropwhile, (bool, [2, 0])), (itertools.cycle, ([1],)),
]
for base, arguments in CASES:
    class Plain(base):
        pass

    class Own(base):
        def __init__(self, *args, word=None):
            self.word = word

    made = Own(*arguments, word=3)
    print(base.__name__, next(made), made.word)
    show(lambda: base(*arguments, word=3))
    try:
        Plain(*arguments, word=3)
    except TypeError:
        print("no keywords")


def iterate(change):
    mapping = OrderedDict.fromkeys("abc")
    for key in mapping:
        change(mapping, key)


show(lambda: iterate(lambda mapping, key: mapping.pop(key)))
show(lambda: iterate(lambda mapping, key: mapping.update({"x" + key: 1})))
show(lambda: iterate(lambda mapping, key: mapping.clear()))
show(lambda: iterate(lambda mapping, key: mapping.move_to_end("a")))

for code, value in ("e", 70000), ("e", 70000.0), ("<f", 10**39), ("d", 10**400):
    show(lambda: struct.pack(code, value))

zone = zoneinfo.ZoneInfo("UTC")
print(repr(zone), zone, type(zone))
show(lambda: zoneinfo.ZoneInfo("No/Such"))

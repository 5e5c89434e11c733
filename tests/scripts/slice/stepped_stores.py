# Slices with steps stored to and deleted: of lists, of what is like one, with bounds of all kinds, and
# values that do something.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        log.append(self.n)
        return self.n


class Noting(list):
    def __setitem__(self, key, value):
        log.append(("set", key, value))

    def __delitem__(self, key):
        log.append(("del", key))


class Below(list):
    pass


def store(items, start, stop, step, value):
    items[start:stop:step] = value
    return items


def cut(items, start, stop, step):
    del items[start:stop:step]
    return items


def cut2(items, start, stop):
    del items[start:stop]
    return items


log = []
bounds = (None, 0, 1, 3, -2, -9, 7, 2**62 - 1, -(2**62), 2**70, -(2**70), True)
steps = (None, 1, 2, 3, -1, -2, 2**62 - 1, -(2**62), 2**70, -(2**70))
count = 0
for start in bounds:
    for stop in bounds:
        for step in steps:
            expected = list(range(8))[start:stop:step]
            places = list(range(8))[start:stop:step]
            value = [f"v{n}" for n in range(len(places))]
            stored = store(list(range(8)), start, stop, step, value)
            assert [stored[p] for p in places] == value or step in (None, 1), (start, stop, step)
            left = [n for n in range(8) if n not in places]
            assert cut(list(range(8)), start, stop, step) == left, (start, stop, step)
            count += 1
        assert cut2(list(range(8)), start, stop) == cut(list(range(8)), start, stop, 1)
print(count)
for arguments in (
    ([1, 2, 3], None, None, 0, "ab"),
    ([1, 2, 3], None, None, 2, "ab"),
    ([1, 2, 3], None, None, 2, "abc"),
    ([1, 2, 3], None, None, 2, 5),
    ([1, 2, 3], None, None, 1, 5),
    ([1, 2, 3], None, None, None, ("x",)),
    ([1, 2, 3], 5, None, 2, ()),
    ([1, 2, 3], "a", None, 2, ()),
    ([1, 2, 3], None, 1.5, 2, ()),
    ([1, 2, 3], None, None, "s", ()),
    ([1, 2, 3], Index(0), Index(3), Index(2), [7, 8]),
    ((1, 2, 3), None, None, 2, "ab"),
    ({}, None, None, 2, "ab"),
    (bytearray(b"abcd"), None, None, 2, b"xy"),
    (Noting("abc"), None, None, 2, "xy"),
    (Below("abc"), None, None, 2, "xy"),
    (5, 1, 2, 3, 4),
):
    print(attempt(store, *arguments), attempt(cut, *arguments[:4]), log)
    log.clear()

items = list(range(6))
items[::2], items[1::2] = items[1::2], items[::2]
print(items)
items[::-1] = items
print(items)
items[::2] = items[:3]
print(items)
items[1::2] = (n * 10 for n in range(3))
print(items)


def meddling(items):
    items.append("more")
    yield from "abc"
    items.clear()


items = [1, 2, 3, 4]
print(attempt(store, items, 1, 3, 1, meddling(items)), items)


def failing():
    yield 1
    raise ValueError("value")


print(attempt(store, [1, 2, 3, 4], None, None, 2, failing()))


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, len(victims))
        victims.append(self.name)


victims = []
victims += [Dying(n) for n in "abcdef"]
victims[::2] = [1, 2, 3]
print(victims[0], len(victims))
del victims[1::2]
print(len(victims))


def generate():
    own = list(range(10))
    for i in range(3):
        del own[::3]
        yield list(own)
        own[::2] = own[::2][::-1]
    own[
        ::2
    ] = [
        1,
        2,
        3,
        4,
    ]


try:
    print(list(generate()))
except ValueError as error:
    trace = error.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    print(error, trace.tb_lineno - generate.__code__.co_firstlineno, trace.tb_frame.f_code.co_name)

seen, kinds = [], [list, Below, bytearray, Noting]
for kind in kinds * 4:
    target = kind(b"abcdef")
    target[::3] = b"xy"
    del target[1::2]
    seen.append(list(target))
print(len(log), [list(row) for row in dict.fromkeys(map(tuple, seen))])

import sys

lines = []


def trace(frame, event, argument):
    if frame.f_code is traced.__code__:
        lines.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def traced():
    items = list(range(6))
    items[::2] = (
        1,
        2,
        3,
    )
    del items[::3]
    return items


sys.settrace(trace)
result = traced()
sys.settrace(None)
print(result, lines)

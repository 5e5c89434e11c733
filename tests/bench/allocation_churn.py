# Many short-lived objects of several sizes and classes; some are kept for a while, a few for long.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Message:
    def __init__(self, sender, text, *parts):
        self.sender = sender
        self.text = text
        self.parts = parts
        self.seen = False


class Record:
    def __init__(self, number):
        self.number = number
        self.name = "record" + str(number)
        self.place = Point(number, -number)
        self.tags = [number % 3, number % 5]
        self.values = {"low": number, "high": number + 10}


def points(count):
    total = 0
    for i in range(count):
        p, q = Point(i, 1), Point(2, i)
        total += p.x * q.x + p.y * q.y
    return total


def messages(count):
    window, total = [None] * 512, 0
    for i in range(count):
        message = Message(i, "text", i, i + 1, i + 2)
        old = window[i % 512]
        if old is not None:
            total += old.sender + len(old.parts)
        window[i % 512] = message
    return total


def records(count):
    kept = []
    for i in range(count):
        record = Record(i)
        if i % 50 == 0:
            kept.append(record)
    return len(kept), sum(r.place.x + r.tags[1] + r.values["high"] for r in kept)


def containers(count):
    total = 0
    for i in range(count):
        row = [i] * (i % 60)
        pair = (i, row)
        text = "x" * (i % 100)
        table = {i: pair, i + 1: text}
        total += len(row) + len(text) + len(table)
    return total


def trees(count):
    kept = {}
    for i in range(count):
        tree = None
        for j in range(8):
            tree = (tree, [j], i)
        kept[i % 1000] = tree
    return len(kept), kept[7][2]


results = points(500000), messages(350000), records(80000), containers(300000), trees(70000)
assert results == (374999250000, 61071804792, (1600, 127936000), 24300000, (1000, 69007)), results
print(*results)

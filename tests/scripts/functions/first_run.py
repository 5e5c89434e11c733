# Code that has never run: called in every way, copied before and after, deep down in a recursion.
import sys


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __iter__(self):
        yield self.x
        yield self.y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    @property
    def size(self):
        return abs(self.x) + abs(self.y)


def plain(p):
    return p.x, p.y


def flexible(p, *rest, scale=2, **more):
    return p.x * scale, rest, sorted(more.items())


copy = type(plain)(plain.__code__.replace(co_name="copy"), globals())
p = Point(1, 2)
print(copy(p), plain(p), copy.__code__.co_name)
later = type(plain)(plain.__code__.replace(co_name="later"), globals())
print(later(p), plain(Point(3, 4)), copy(p))
print(flexible(p, 1, 2, z=3, a=4), flexible(p, scale=3), flexible(*[p, 5], **{"b": 6}))
print(list(p + Point(5, 6)), p == Point(1, 2), p.size, [(lambda q: q.y)(p) for _ in range(2)])
print(sorted([p, Point(0, 9)], key=lambda q: q.x)[0].y)


def wrong(p):
    return p.z


for turn in range(2):
    try:
        wrong(p)
    except AttributeError as error:
        print(error)
    try:
        flexible()
    except TypeError as error:
        print(error)


def down(n):
    def fresh(q):
        return q.x

    try:
        down(n + 1)
    except RecursionError:
        pass
    return fresh(p)


print(down(0))
exec("def many():\n" + "".join(f"    global v{i}\n    v{i} = {i}\n" for i in range(300)) + "    return v299\n")
print(many(), many.__code__.replace(co_name="other").co_name, v7)

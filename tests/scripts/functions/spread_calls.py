# f(*args, **kwargs) of all kinds of callables, from functions and generators, with what fits and what does not.
import functools


def plain(a, b):
    return a, b


def some(a, b=2, *, c=3, d=4):
    return a, b, c, d


def only(a, b=5, /, c=6):
    return a, b, c


def gathers(*args, **kwargs):
    return args, kwargs


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def at(self, a=1, *, b=2):
        return self.x, a, b

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs


class Str(str):
    pass


class Tuple(tuple):
    def __iter__(self):
        return iter(("own", "items"))


class Map:
    def keys(self):
        return ["c", "d"]

    def __getitem__(self, key):
        return key * 2


def wrap(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        try:
            return f(*args, **kwargs)
        except TypeError as e:
            return str(e)
    return wrapper


def call(f, args, kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError as e:
        return str(e)


def listed(f, args):
    try:
        return f(*args)
    except TypeError as e:
        return str(e)


def generated(rows):
    for f, args, kwargs in rows:
        try:
            yield f(*args, **kwargs)
        except TypeError as e:
            yield str(e)


deleted = {"x": 1, "c": 5}
del deleted["x"]
many = {f"k{i}": i for i in range(40)}
rows = [
    (plain, (1, 2), {}), (plain, (1,), {"b": 2}), (plain, (), {"b": 2, "a": 1}), (plain, (1, 2, 3), {}), (plain, (1,), {}),
    (plain, (1,), {"a": 2}), (plain, (1, 2), {"c": 3}), (some, (1,), {}), (some, (1, 2), {"d": 9}), (some, (1,), {"d": 9, "c": 8}),
    (some, (), {"c": 1}), (some, (1,), deleted), (some, (1,), {"e": 5}), (some, (1,), {Str("c"): 5}), (some, (1,), {"c" + "": 5}),
    (some, (1,), {"".join(["", "d"]): 5}), (some, (1,), {3: 4}), (some, Tuple((1, 2)), {}), (some, [1, 2], {}), (some, (1,), Map()),
    (some, range(2), {}), (some, (1,) * 40, {}), (some, (1,), many), (gathers, (1,), many), (gathers, (), {}), (gathers, (1, 2), {"a": 3}),
    (only, (1,), {"c": 2}), (only, (1,), {"b": 2}), (only, (1, 2, 3), {}), (only, (), {}), (Point(7).at, (), {}), (Point(7).at, (5,), {"b": 6}),
    (Point(7).at, (5, 6), {}), (Point(7), (5,), {"b": 6}), (Point.at, (Point(8), 1), {}), (max, (1, 2), {}), (int, ("12",), {"base": 3}),
    (wrap(some), (1,), {"c": 2}), (wrap(wrap(some)), (1, 2), {}), (wrap(plain), (1,), {}), (len, (), {}), (5, (), {}), (some, 5, {}), (some, (), 5),
]
for _ in range(3):
    results = [call(*row) for row in rows]
    assert results == list(generated(rows))
    for row in rows:
        listed(row[0], row[1])
for result in results:
    print(result)
print(call(Point, (1,), {"y": 2}).y, listed(Point, (1, 2)).y)


class Dies:
    def __del__(self):
        print("dies")


print(call(plain, (Dies(),), {"c": Dies()}))
print(call(some, (1,), {"c": Dies()})[0])


def deep(*args, **kwargs):
    return deeper(*args, **kwargs)


def deeper(n, *, step):
    return deep(n + step, step=step)


try:
    deep(0, step=1)
except RecursionError as e:
    print(type(e).__name__)

# Exceptions: raised and caught near and far, finally, else, context managers, and none at all.
class NotEven(ValueError):
    def __init__(self, number):
        super().__init__("not even: %d" % number)
        self.number = number


def half(n):
    if n % 2:
        raise NotEven(n)
    return n // 2


def deep(n, depth):
    if depth == 0:
        return half(n)
    return deep(n, depth - 1)


class Guard:
    depth = 0

    def __enter__(self):
        Guard.depth += 1
        return self

    def __exit__(self, kind, error, trace):
        Guard.depth -= 1
        return kind is KeyError


def near(count):
    caught = fine = 0
    for i in range(count):
        try:
            half(i)
        except NotEven as error:
            caught += error.number & 1
        else:
            fine += 1
    return caught, fine


def far(count):
    finals = caught = 0
    for i in range(count):
        try:
            try:
                deep(i, 10)
            finally:
                finals += 1
        except ValueError:
            caught += 1
    return finals, caught


def built_in(count):
    table, missing = {i: i for i in range(0, count, 2)}, 0
    for i in range(count):
        try:
            table[i]
        except (IndexError, KeyError):
            missing += 1
        with Guard():
            if i % 8 == 0:
                raise KeyError(i)
    return missing


def quiet(count):
    total = 0
    for i in range(count):
        try:
            total += i
        except TypeError:
            total = 0
    return total


results = near(300000), far(90000), built_in(150000), quiet(1500000)
assert results == ((150000, 150000), (90000, 45000), 75000, 1124999250000), results
assert Guard.depth == 0
print(*results)

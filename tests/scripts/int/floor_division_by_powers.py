# % and // by a power of two are a mask and a shift of ints in the word: the same floor, whatever the
# signs and sizes, and whatever the operands turn into while a loop runs.


class Odd(int):
    def __mod__(self, other):
        return ("mod", int(self), other)

    def __floordiv__(self, other):
        return ("floordiv", int(self), other)


def by_constants(x):
    return x % 1, x // 1, x % 2, x // 2, x % 8, x // 8, x % 1024, x // 1024, x % 7, x // 7


def by_large(x):
    return x % 4611686018427387904, x // 4611686018427387904, x % 2305843009213693952, x // 2305843009213693952


def by_locals(x, y):
    return x % y, x // y, (x + 1) % y, (x + 1) // y


def by_stack(x, y):
    return (x - 1) % (y + 0), (x - 1) // (y + 0)


edges = []
for power in (0, 1, 2, 3, 10, 30, 31, 32, 33, 60, 61, 62, 63, 64):
    for near in (-1, 0, 1):
        edges += [2**power + near, -(2**power) + near]

for x in edges:
    print(x, by_constants(x), by_large(x))
    for y in edges:
        if y:
            q, rest = x // y, x % y
            assert q * y + rest == x and (0 <= rest < y or y < rest <= 0), (x, y)
            assert by_locals(x, y)[:2] == (q, rest)[::-1]
            assert by_stack(x, y) == ((x - 1) % y, (x - 1) // y)

mixed = [5, -5, 2.5, -2.5, True, False, 2**70, -(2**70) - 3, Odd(9), -0.0, float("inf"), 1e300, 12, -1]
for x in mixed:
    print(x, by_constants(x))
    for y in (1, 2, 8, True, 2.0, 2**64, -2, -8, Odd(4)):
        print("  ", y, by_locals(x, y), by_stack(x, y))

for y in (0, False, 0.0):
    for call in (by_locals, by_stack):
        try:
            print(call(6, y))
        except ZeroDivisionError as error:
            print(type(error).__name__, error)

# What may index an array: ints, bools, objects with __index__, in range or not; slices.
from array import array


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


a = array("d", [0.5, 1.5, 2.5])
print(a[0], a[-1], a[True], a[False], a[Index(-2)], a[1:], a[::-1])
a[True], a[Index(2)], a[-3] = 7, 8, 9
print(a)
for key in (3, -4, 2**70, -(2**70), Index(3), "x", 1.0, None, (0, 1)):
    for action in (lambda: a[key], lambda: a.__setitem__(key, 1), lambda: a.__delitem__(key)):
        try:
            print(action())
        except (IndexError, TypeError) as e:
            print(type(e).__name__, e)


class Grows:
    def __index__(self):
        del a[1:]
        return 1


try:
    a[1] = 3
    a[Grows()] = 2
except IndexError as e:
    print(e)
print(a)


class Sub(array):
    def __getitem__(self, i):
        return "own", i


print(Sub("i", [1])[5], array("q", [2**62, -(2**63)])[0], array("Q", [2**64 - 1])[-1])
b = array("B", b"abc")
b[0] = 255
for wrong in (256, -1, "x"):
    try:
        b[1] = wrong
    except (OverflowError, TypeError) as e:
        print(type(e).__name__)
print(b)
for code in "BbHhIiLlQqfd":
    a = array(code, range(3))
    for value in (255, 256, -1, 2**15, 2**16, 2**31, 2**32, 2**63, 1.5, -0.0, True, None):
        try:
            a[-1] = value
            print(a, len(a))
        except (OverflowError, TypeError) as e:
            print(code, value, type(e).__name__, e)

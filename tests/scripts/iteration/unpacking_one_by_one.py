# A starred target: those before it take their items first, then the iterator is asked anew.
class Count:
    def __init__(self, stop):
        self.at, self.stop = 0, stop

    def __iter__(self):
        print("iter at", self.at)
        return self

    def __next__(self):
        if self.at == self.stop:
            raise StopIteration
        self.at += 1
        return self.at


first, *rest = Count(4)
print(first, rest)
*rest, last = Count(3)
print(rest, last)
a, b, *rest, c, d = Count(4)
print(a, b, rest, c, d)
(a, *rest), b = Count(3), 0
print(a, rest, b)
for stop in range(4):
    try:
        a, b, *rest, c, d = Count(stop)
    except ValueError as error:
        print(error)


class Once(Count):
    def __next__(self):
        del Once.__next__
        return "only"


try:
    a, *rest = Once(9)
    print(a, rest)
except TypeError as error:
    print(error)


class Loses:
    def __iter__(self):
        return self

    def __next__(self):
        del Loses.__next__
        return "only"


try:
    a, *rest = Loses()
except TypeError as error:
    print(error)


def failing():
    yield 1
    raise KeyError("second")


for text in ("a, b, *rest = failing()", "a, *rest = failing()", "*rest, a = failing()"):
    try:
        exec(text)
    except KeyError as error:
        print(error)
first, *rest = "text"
print(first, rest)
first, *rest, last = range(2**70, 2**70 + 4)
print(rest)
first, second, *rest = {1: 2, 3: 4, 5: 6}.items()
print(first, second, rest)

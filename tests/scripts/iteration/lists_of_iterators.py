# Lists and tuples made of iterators: of every length around what is collected in place, failing in
# the middle, with hints of their length, and with code that runs meanwhile.


def count(n, fail=None):
    for i in range(n):
        if i == fail:
            raise ValueError(f"at {i}")
        yield i


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for n in (0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 40, 1000):
    numbers = list(range(n))
    for made in (
        list(count(n)),
        list(map(int, numbers)),
        [*filter(lambda x: True, numbers)],
        [a for a, b in list(zip(numbers, count(n)))],
        [i for i, _ in list(enumerate(count(n)))],
        list(tuple(count(n))),
        list(tuple(map(int, numbers))),
        sorted(count(n)),
        [*count(n)],
    ):
        assert made == numbers, (n, made)
    grown = ["x"]
    grown.extend(count(n))
    assert grown == ["x", *numbers] and [*count(2), *count(n), *"z"] == [0, 1, *numbers, "z"]
    assert list(zip(numbers, numbers)) == [(i, i) for i in numbers]
    assert (*map(int, numbers),) == tuple(numbers) and set(map(int, numbers)) == set(numbers)
    print(n, len(made), attempt(list, count(n, n - 1)), attempt(tuple, count(n, 0)))


class Hinting:
    def __init__(self, n, hint):
        self.n, self.hint = n, hint

    def __iter__(self):
        log.append("iter")
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __length_hint__(self):
        log.append("hint")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 3, 8, 100, NotImplemented, TypeError("typed"), ValueError("raised"), "text", -1, 8.0):
    log = []
    print(hint, attempt(list, Hinting(3, hint)), attempt(tuple, Hinting(20, hint)), log)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return 8

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i


print(list(Sized(3)), len(list(Sized(30))), tuple(Sized(2)))


# An iterator that changes the list it goes into.
def meddling(target):
    for i in range(5):
        target.append(-i)
        yield i


target = []
target.extend(meddling(target))
print(target)
target = list((1,))
target.__init__(meddling(target))
print(target)


class Kept(list):
    def __init__(self, items):
        everything.append(self)
        super().__init__(items)


everything = []


def looking():
    for i in range(3):
        yield i, len(everything[0])


print(Kept(looking()))


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def dying(n, fail):
    for i in range(n):
        yield Dying(i)
    if fail:
        raise KeyError("end")


print(attempt(list, dying(3, True)))
print(len(attempt(tuple, dying(2, False))))
print([*map(chr, [97, 98])], list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(zip()), tuple(zip("ab")))
print(list(map(next, [iter([1]), iter([]), iter([2])])), list(filter(None, [0, 1, "", "a"])))
print(attempt(list, map(len, [[], 1])), attempt(list, zip([1], [], strict=True)), attempt(list, 5))
print(tuple("abc"), tuple({1: 2}), tuple(b"ab"), tuple(range(3)), tuple([]), tuple(""), tuple(map(str, ())))

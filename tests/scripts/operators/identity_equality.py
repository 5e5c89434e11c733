# == and != of what compares by identity alone, beside what has a say of its own; in loops, so that
# each site is run through its fast forms.
class Plain:
    pass


class Equal:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Equal) and self.name == other.name

    __hash__ = None


class Unequal:
    def __ne__(self, other):
        return "ne"


class Odd:
    def __eq__(self, other):
        return "odd"


class Number(int):
    pass


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Meta(type):
    def __eq__(cls, other):
        return "meta"

    __hash__ = type.__hash__


class Made(metaclass=Meta):
    pass


def function():
    pass


def compare(a, b):
    return a == b, a != b, (1 if a == b else 2), (1 if a != b else 2), not a == b


plain = Plain()
values = [None, 0, 1, 1.0, True, "x", Text("x"), (), (1, 2), [1], {}, {1}, frozenset(), b"x", 2**80, 1j,
          plain, Plain(), Equal("a"), Equal("a"), Unequal(), Odd(), Number(1), Plain, int, Made, Meta,
          function, len, plain.__init__, ..., NotImplemented, range(2), object(), slice(1), memoryview(b"x")]
names = [type(v).__name__ for v in values]
for _ in range(3):
    results = [compare(a, b) for a in values for b in values]
for n, a in enumerate(names):
    row = results[n * len(values):(n + 1) * len(values)]
    print(a, [(b, r) for b, r in zip(names, row) if r != (False, True, 2, 1, True)])

print([x in values for x in (plain, Plain(), None, Equal("a"), Equal("b"), int, str)])
print([values.index(x) for x in (plain, None, Equal("a"), 2**80, function)])
print([values.count(x) for x in (plain, None, Equal("a"), 1, "x")])


def changing(values):
    """A class that gets its own == between two rounds."""
    class Late:
        pass

    late, seen = Late(), []
    for n, v in enumerate(values):
        if n == 4:
            Late.__eq__ = lambda self, other: "late"
        if n == 8:
            del Late.__eq__
        seen.append((late == v, v == late, late != v))
    return seen


print(changing([None, 1, "x", Plain()] * 3))


def unbound(times):
    for n in range(times):
        if n == 2:
            del x
        else:
            x = Plain()
        for test in range(4):
            try:
                if test == 0:
                    if x == None:  # noqa: E711
                        print("never")
                elif test == 1:
                    if None != x:
                        pass
                elif test == 2:
                    if not x:
                        print("never")
                elif x:
                    pass
            except UnboundLocalError as error:
                print(n, test, error)


unbound(4)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Truthful(Sized):
    def __bool__(self):
        if self.n > 1:
            raise ValueError(self.n)
        return self.n == 0


def truths(values):
    out = []
    for v in values:
        try:
            a = 1 if v else 0
            b = not v
            while v:
                a += 10
                break
            out.append((a, b, bool(v)))
        except ValueError as error:
            out.append(repr(error))
    return out


print(truths([Plain(), Sized(0), Sized(3), Truthful(0), Truthful(1), Truthful(2), "", "a", [], [0], (), (0,),
              {}, {0: 0}, set(), {0}, 0.0, 0.5, -0.0, b"", b"a", 0j, 1j, range(0), range(1), None, ..., 2**70,
              frozenset(), bytearray(), Number(0), Number(2), Plain, function]))

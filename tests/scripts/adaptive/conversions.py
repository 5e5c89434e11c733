"""Built-in types called with one argument, of all sorts, at one site."""


class I(int):
    pass


class F(float):
    pass


class B:
    def __bool__(self):
        raise ZeroDivisionError


class N:
    def __index__(self):
        return 7

    def __float__(self):
        return 1.5

    def __int__(self):
        return 9


def convert(kind, x):
    return kind(x)


values = (5, -1, True, 2.5, "7", "x", b"8", None, [], [1], I(3), F(2.5), N(), B(), 10**30, type, (1, 2), 1e400, float("nan"))
for kind in (int, float, bool, str, type, list, tuple, complex, bytes, object, frozenset):
    for x in values:
        try:
            made = convert(kind, x)
            print(kind.__name__, type(made).__name__, repr(made).split(" at 0x")[0], made is x if kind is int else "")
        except Exception as e:
            print(kind.__name__, type(e).__name__, str(e).split(" at 0x")[0])

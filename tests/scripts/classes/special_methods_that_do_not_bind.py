# A comparison or __hash__ whose descriptor raises counts as missing; other special methods raise.
def getter(error):
    def get(self):
        raise error

    return property(get)


def attempt(call):
    try:
        return call()
    except BaseException as e:
        return type(e).__name__, str(e)


for error in AttributeError("gone"), ValueError("bad"), KeyboardInterrupt("now"):

    class Odd:
        __eq__ = __lt__ = __hash__ = __bool__ = __len__ = __add__ = getter(error)

    a, b = Odd(), Odd()
    print(attempt(lambda: a == b), attempt(lambda: a != b), attempt(lambda: a == a), attempt(lambda: [a] == [b]))
    print(attempt(lambda: a < b), attempt(lambda: hash(a)), attempt(lambda: {a: 1}), attempt(lambda: bool(a)))
    print(attempt(lambda: len(a)), attempt(lambda: a + b), attempt(lambda: a in [b, a]))


class Getter:
    """Binds two times and then never again."""

    def __init__(self):
        self.left = 2

    def __get__(self, instance, owner):
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("used up")
        return lambda *args: args


class Limited:
    __eq__ = Getter()


a, b = Limited(), Limited()
print([a == b for _ in range(4)].count(False))

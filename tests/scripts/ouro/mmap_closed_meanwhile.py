# An mmap that an argument's __index__ closes (CPython 3.11.2 dies of it).
import mmap


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    """Closes the map while it is asked for its value."""

    def __init__(self, m):
        self.m = m

    def __index__(self):
        self.m.close()
        return 1


for use in [lambda m, i: m[i], lambda m, i: m.__setitem__(i, 1), lambda m, i: m.__setitem__(0, i), lambda m, i: m[i:],
            lambda m, i: m.read(i), lambda m, i: m.seek(i), lambda m, i: m.write_byte(i), lambda m, i: m.move(0, 1, i),
            lambda m, i: m.find(b'x', i), lambda m, i: m.resize(i)]:
    m = mmap.mmap(-1, 4)
    attempt(use, m, Index(m))

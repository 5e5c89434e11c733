# A site sees instances of classes that are made, used and dropped: their shapes' numbers are given
# out again, and nothing that was known of the old class may be taken for the new one.
import gc


def read(thing):
    return thing.a, thing.m(), thing.c


def write(thing, value):
    thing.a = value
    thing.fresh = value


def made(n):
    class Local:
        c = n

        def __init__(self):
            if n % 2:
                self.b = -n
            self.a = n

        if n % 3:
            def m(self):
                return ("first", self.a)
        else:
            @property
            def m(self):
                return lambda: ("property", self.a)

    return Local


seen = 0
for n in range(3000):
    thing = made(n)()
    a, m, c = read(thing)
    assert a == c == n and m == ("first" if n % 3 else "property", n), (n, a, m, c)
    write(thing, n + 1)
    assert read(thing)[0] == n + 1 and thing.fresh == n + 1
    seen += 1
    if n % 100 == 0:
        gc.collect()
print(seen)

# type(x) at one place, of values of all kinds, of temporaries that die there, with other callables
# and other numbers of arguments in between.
class Noisy:
    def __del__(self):
        log.append("gone")


class Meta(type):
    pass


class Made(metaclass=Meta):
    __class__ = int  # type() is not told lies


def name_of(v):
    return type(v).__name__


log = []
values = 1, 2**80, 1.5, 1e300, 2j, True, None, ..., NotImplemented, "s", b"b", [], (), {}, set(), len, name_of, Made, Made(), Meta, type, object(), range(3), iter([]), (x for x in ())
for _ in range(3):
    print([name_of(v) for v in values])
for i in range(4):
    print(type(Noisy()).__name__, len(log), type(Made()) is Made, type(type(Made())) is Meta)


class Raising:
    def __del__(self):
        log.append(type(self).__name__)
        raise_it()


def raise_it():
    try:
        raise ValueError
    except ValueError as error:
        log.append(type(error).__name__)


print(type(Raising()).__name__, log[-2:])


def call(f, *args):
    return f(*args)


def once(f, v):
    return f(v)


for f in type, type, str, type, Meta, type, len, type, lambda v: "function", type, int, type, 5, type:
    try:
        print(once(f, "12"), end=" ")
    except TypeError as error:
        print(error)
print()
for args in (1,), ("X", (), {}), (), (1, 2), ("Y", (Made,), {"z": 1}):
    try:
        print(call(type, *args).__name__, type(call(type, *args)).__name__)
    except TypeError as error:
        print(error)
try:
    type(x=1)
except TypeError as error:
    print(error)

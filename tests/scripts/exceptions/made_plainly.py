# Classes whose calls do no more than keep their arguments are made without asking their __new__ and
# __init__: unless these are others, or become others.
import gc


class Plain(ValueError):
    pass


class Mixin:
    tag = "mixin"


class Mixed(Mixin, KeyError):
    __slots__ = ("extra", "more")


class WithInit(Exception):
    def __init__(self, code=7):
        super().__init__("code", code)
        self.code = code


class WithNew(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, "new", *args)
        made.seen = args
        return made


class Other(Exception):
    def __new__(cls):
        return 5


class Meta(type):
    def __call__(cls, *args):
        return super().__call__("meta", *args)


class ByMeta(Exception, metaclass=Meta):
    pass


for cls in (Plain, Mixed, WithInit, WithNew, Other, ByMeta, ValueError, OSError, StopIteration, SystemExit):
    try:
        raise cls
    except BaseException as e:
        print(cls.__name__, type(e).__name__, e.args, e.__dict__)


def attempt(cls):
    try:
        raise cls
    except Exception as e:
        return type(e).__name__, e.args, e.__dict__


print([attempt(Plain) for _ in range(3)][-1])
Plain.__init__ = lambda self: setattr(self, "args", ("patched",))
print(attempt(Plain))
del Plain.__init__
print(attempt(Plain))


def marked(cls):
    made = ValueError.__new__(cls)
    made.mark = 1
    return made


Plain.__new__ = marked
print(attempt(Plain))
del Plain.__new__

for args, keywords in (((), {"a": 1}), ((1,), {}), ((1, 2), {"b": 2}), ((), {})):
    try:
        print(repr(ValueError(*args, **keywords)))
    except TypeError as e:
        print("TypeError:", e)

for bad in (object, 3, Mixin, type):
    try:
        raise bad
    except TypeError as e:
        print(e)
    try:
        try:
            raise KeyError
        except bad:
            print("never")
    except TypeError as e:
        print(e, "|", repr(e.__context__))

m = Mixed("a")
m.extra, m.other = [m], {"m": m}
m.__suppress_context__ = True
print(m.tag, m.args, m.extra[0] is m, m.other["m"] is m, hasattr(m, "more"))
print(sorted(type(x).__name__ for x in gc.get_referents(m)))


class Watched:
    def __del__(self):
        print("gone")


m.args = (Watched(),)
del m
gc.collect()


def cycle():
    try:
        try:
            raise WithInit(3)
        except WithInit as inner:
            raise Mixed(inner) from inner
    except Mixed as outer:
        outer.extra = outer
        outer.watched = Watched()
        return outer.__cause__.code, outer.__context__ is outer.__cause__, outer.__suppress_context__


print(cycle())
gc.collect()

# Numbers among an exception's fields are no references.
e = BlockingIOError(1, "text", 0)
u = UnicodeDecodeError("utf-8", b"abcdef", 1, 2, "reason")
for number in (0, 8, 16, 4096, 1 << 40):
    e.characters_written = number
    u.start, u.end = number, number + 8
    gc.collect()
    print(e.characters_written, u.start, u.end, len(gc.get_referents(e)) > 0)
e.me, u.me = e, u
del e, u
print(gc.collect() >= 2)

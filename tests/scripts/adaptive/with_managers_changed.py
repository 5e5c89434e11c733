# with blocks in loops whose managers change, fail, and are looked at from outside.
import sys
import traceback


class M:
    def __init__(self, name="m", swallow=False):
        self.name, self.swallow, self.seen = name, swallow, []

    def __enter__(self):
        self.seen.append("in")
        return self.name

    def __exit__(self, kind, value, trace):
        self.seen.append(kind.__name__ if kind else "out")
        return self.swallow


def use(m, fail=False):
    with m as got:
        if fail:
            raise LookupError("inside")
    return got


m = M(swallow=True)
print([use(M(str(i))) for i in range(4)])


def hot(m, rounds):
    results = []
    for i in range(rounds):
        try:
            with m as got, m as again:
                if i % 3 == 0:
                    raise LookupError(i)
                results.append((got, again))
        except LookupError as e:
            results.append(repr(e))
    return results


m = M()
print(hot(m, 5), m.seen)
m.swallow = True
print(hot(m, 4), m.seen[-8:])

kept = M.__enter__, M.__exit__


def attempt(label):
    m = M(swallow=True)
    try:
        print(label, hot(m, 3), m.seen)
    except Exception as e:
        print(label, type(e).__name__, e, m.seen)


M.__enter__ = lambda self, extra="default": (self.name, extra)
attempt("default")
M.__enter__ = staticmethod(lambda: "static")
attempt("static")
M.__enter__ = classmethod(lambda cls: cls.__name__)
attempt("class")
M.__enter__ = property(lambda self: lambda: "property")
attempt("property")
M.__enter__ = len
attempt("len")
M.__enter__ = lambda: "none"
attempt("no self")
M.__enter__ = lambda *args: len(args)
attempt("star")
M.__enter__ = None
attempt("None")
M.__enter__ = kept[0]
M.__exit__ = lambda self, *args: len(args) == 3
attempt("exit star")
M.__exit__ = lambda self: True
attempt("exit short")


def generating(self, *args):
    yield args


M.__exit__ = generating
attempt("exit makes generators")
M.__exit__ = staticmethod(lambda *args: print("static exit", args[0] and args[0].__name__) or True)
attempt("static exit")
del M.__exit__
attempt("no exit")
M.__exit__ = kept[1]
del M.__enter__
attempt("no enter")
M.__enter__ = kept[0]
attempt("as before")
one = M()
one.__enter__ = lambda: "not looked at"
one.__exit__ = lambda *args: print("not looked at")
print(hot(one, 2))


# What enter and exit see, and what is printed when they fail.
class Looking:
    def __enter__(self):
        f = sys._getframe()
        print(f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_lineno - f.f_back.f_code.co_firstlineno)
        return f.f_back.f_locals.keys() and "locals"

    def __exit__(self, *args):
        f = sys._getframe()
        print(f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_lineno - f.f_back.f_code.co_firstlineno,
              args[1], args[2] and args[2].tb_lineno - f.f_back.f_code.co_firstlineno, sys.exc_info()[1])
        return True


def looked_at(a):
    with Looking() as text:
        print(text)
    with Looking():
        print(a)
        raise KeyError("k")
    with Looking(), Looking():
        return "returned"


print(looked_at(1))


class Failing:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("enter fails")
        return 1

    def __exit__(self, *args):
        if self.where == "exit":
            raise ValueError("exit fails")


def failing(where, body):
    with Failing(where) as got:
        if body:
            raise KeyError("body")
    return got


for where in ("enter", "exit", ""):
    for body in (False, True):
        try:
            print(failing(where, body))
        except Exception as e:
            text = traceback.format_exc()
            print(text.replace(__file__, "FILE"))
            print(repr(e.__context__))


# In a generator, suspended inside the block; and managers that suspend nothing.
def generated(m):
    try:
        with m as got:
            x = yield got
            if x:
                raise LookupError(x)
            yield "second"
    finally:
        yield "finally"


m = M(swallow=True)
print(list(generated(m)), m.seen)
g = generated(m)
print(next(g), g.send("sent"), list(g), m.seen)


# Depth.
class Nested:
    def __init__(self, depth):
        self.depth = depth

    def __enter__(self):
        if self.depth == 0:
            return 0
        with Nested(self.depth - 1) as inner:
            return inner + 1

    def __exit__(self, *args):
        return False


with Nested(200) as deep:
    print(deep)
try:
    with Nested(100000) as deep:
        print(deep)
except RecursionError as e:
    print(type(e).__name__)


# Events.
def traced():
    with M("t", True) as got:
        raise LookupError(got)
    with M("u"):
        pass


events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("traced", "__enter__", "__exit__"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


sys.settrace(tracer)
traced()
sys.settrace(None)
for event in events:
    print(*event)

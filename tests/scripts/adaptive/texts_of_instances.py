"""str() and repr() of instances whose methods are Python functions, at sites whose objects, classes and methods change."""
import sys
import traceback


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


class OnlyRepr:
    def __init__(self, inner=None):
        self.inner = inner

    def __repr__(self):
        return f"OnlyRepr({self.inner!r})"


class Neither:
    __repr__ = object.__repr__


class Text(str):
    def __str__(self):
        return "Text.__str__"


class Wrong:
    result = 5

    def __str__(self):
        return self.result

    __repr__ = __str__


class Derived(Both):
    def __str__(self):
        return super().__str__() + "+"


class Raises(Both):
    def __str__(self):
        raise KeyError("inside")


class Static:
    __str__ = staticmethod(lambda: "static")
    __repr__ = classmethod(lambda cls: cls.__name__)


class Dynamic:
    def __getattr__(self, name):
        return lambda: "never asked"


def text(x):
    return str(x)


def shown(x):
    return repr(x)


things = [Both(), OnlyRepr(OnlyRepr([OnlyRepr(1)])), Text("t"), Derived(), Static(), 5, "s", 2.5, None, True, [Both()], (OnlyRepr(),),
          Both, ValueError("v"), OnlyRepr(Both())]
for _ in range(3):
    for thing in things:
        print(text(thing), shown(thing), type(text(thing)).__name__, end="; ")
    print()
print(text(Neither())[:20], shown(Dynamic())[:20])

for thing in (Wrong(), Raises()):
    for act in (text, shown, str, repr):
        try:
            print(act(thing))
        except Exception:
            print(traceback.format_exc().splitlines()[-1])
Wrong.result = Text("of a subclass")
print(text(Wrong()), type(text(Wrong())).__name__, type(shown(Wrong())).__name__)


def nested():
    try:
        text(Raises())
    except KeyError as e:
        lines = traceback.format_exc().splitlines()
        return [line.strip() for line in lines if "line" in line or "raise" in line], e.args


print([part.split(", ", 1)[-1] if "line" in part else part for part in nested()[0]])

for n in range(24):
    if n == 6:
        Both.__str__ = lambda self: f"lambda {n}"
    if n == 10:
        del Both.__str__
    if n == 14:
        Both.__repr__ = lambda self, extra="default": extra
    if n == 18:
        Both.__repr__ = None
    try:
        print(text(Both()), shown(Both()), end="; ")
    except TypeError as e:
        print(e, end="; ")
print()


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return repr(self.inner) + "."

    def __str__(self):
        return str(self.inner) + ","


deep = "x"
for _ in range(200):
    deep = Deep(deep)
print(len(str(deep)), len(repr(deep)))


class Endless:
    def __repr__(self):
        return repr(self)


try:
    repr(Endless())
except RecursionError as e:
    print(type(e).__name__)


Both.__str__, Both.__repr__ = (lambda self: "str"), (lambda self: "repr")


def generated():
    for thing in (Derived(), OnlyRepr()):
        yield str(thing) + repr(thing)


print(list(generated()), [str(t) for t in (Derived(), OnlyRepr(2))], {repr(OnlyRepr(k)): k for k in range(3)})
calls = []
sys.setprofile(lambda frame, event, arg: calls.append((event, getattr(arg, "__name__", ""))) if "c_" in event else None)
shown(OnlyRepr())
sys.setprofile(None)
print(calls[:2])

# getattr, hasattr, setattr and delattr with names of all kinds, on objects of all kinds.
class Name(str):
    def __eq__(self, other):
        raise ValueError("compared")

    __hash__ = str.__hash__


class Same(str):
    pass


class A:
    shared = 1

    @property
    def broken(self):
        raise AttributeError("from the property")

    @property
    def worse(self):
        raise KeyError("worse")

    def __init__(self):
        self.own = 2


class Falls(A):
    def __getattr__(self, name):
        if name == "bad":
            raise TypeError("bad")
        return name if name != "missing" else object.__getattribute__(self, name)


a, f = A(), Falls()
made = "".join(["o", "w", "n"])  # equal to a name that is interned, another object
for o in (a, f, A, 5, [], len, type, a.__init__):
    for name in ("own", made, Same("own"), "shared", "missing", "broken", "worse", "bad", "__class__", "real", 3, b"own", None, ""):
        shown = []
        for _ in range(3):
            shown = []
            for call in (
                lambda: getattr(o, name),
                lambda: getattr(o, name, "default"),
                lambda: hasattr(o, name),
            ):
                try:
                    shown.append(str(call())[:20])
                except Exception as e:
                    shown.append(f"{type(e).__name__}: {e}")
        print(repr(name), shown)

for name in ("own", made, Same("x"), "new", 3, "shared"):
    try:
        setattr(a, name, 10)
        print(sorted(a.__dict__.items()))
        delattr(a, name)
        print(sorted(a.__dict__.items()), hasattr(a, name))
        delattr(a, name)
    except Exception as e:
        print(type(e).__name__, e)
for o, name in ((5, "real"), (5, "x"), ([], "append"), (A, "made")):
    try:
        setattr(o, name, 1)
        print(getattr(o, name))
    except Exception as e:
        print(type(e).__name__, e)
for call in (lambda: getattr(a), lambda: hasattr(a), lambda: setattr(a, "x"), lambda: getattr(a, "x", 1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)

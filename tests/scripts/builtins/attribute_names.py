# getattr, setattr, hasattr and delattr with names of all kinds, at one place.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Name(str):
    pass


class Plain:
    kind = "class"

    def method(self):
        return "called"


class Slotted:
    __slots__ = ("x", "y")


class Answering:
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name * 2


class Raising:
    @property
    def x(self):
        raise ValueError("x")

    @property
    def y(self):
        raise AttributeError("own words")


made = "".join(["v", "al", "ue"])
names = ["kind", made, "value", "x", "y", Name("value"), Name("kind"), "", "\u00e9", "\ud800", "a b", "__class__", "method"]
for owner in (Plain(), Slotted(), Answering(), Raising(), 3, Plain, None):
    for name in names:
        setting = attempt(setattr, owner, name, 1) if isinstance(owner, (Plain, Slotted)) and name not in ("__class__", "method") else "-"
        found = attempt(getattr, owner, name)
        shown = found if isinstance(found, (str, int)) else type(found).__name__
        print(ascii((type(owner).__name__, str(name), setting, shown, attempt(hasattr, owner, name), type(attempt(getattr, owner, name, 0)).__name__)))
    if isinstance(owner, Plain):
        print(ascii(list(vars(owner))))
for name in (3, None, b"x", ["x"], 2.5):
    print(attempt(getattr, Plain(), name), attempt(getattr, Plain(), name, 1), attempt(hasattr, Plain(), name))
    print(attempt(setattr, Plain(), name, 1), attempt(delattr, Plain(), name))
plain = Plain()
for i in range(3):
    setattr(plain, f"n{i}", i)
    setattr(plain, "n", i)
for i in range(4):
    print(attempt(delattr, plain, f"n{i}"), attempt(delattr, plain, "n"), vars(plain))
print(getattr(plain, "method")(), getattr(Answering(), "no", "default"), attempt(getattr, Answering(), "nothing"))


class Dropping:
    def __getattr__(self, name):
        holder.clear()
        return [name]


holder = ["".join(["a", "b", "c", str(n)]) for n in range(3)]
print(getattr(Dropping(), holder[0]), holder)

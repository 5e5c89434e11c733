# getattr, hasattr, setattr and delattr by names of all kinds, of objects that keep their attributes in
# different ways.


class Text(str): pass


class Plain:
    shared = "class"
    def __init__(self): self.a = 1


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    def __init__(self): self.a = 1; self.c = 2


class Asks:
    def __getattr__(self, name):
        if name == "wrong": raise ValueError(name)
        if name == "none": raise AttributeError(name)
        return "asked " + name
    def __setattr__(self, name, value): object.__setattr__(self, name, ("set", value))


class Props:
    def __init__(self): self._p = 0
    @property
    def p(self): return self._p
    @p.setter
    def p(self, value): self._p = value
    @property
    def fails(self): raise AttributeError("inside")
    def method(self): return "method"


class Whole:
    def __getattribute__(self, name): return object.__getattribute__(self, "x" + name)


def attempt(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error)


objects = [Plain(), Slotted(), Both(), Asks(), Props(), Whole(), 5, Plain, len, type]
made = "".join(["a", "b"])[:1]
names = ["a", "b", "shared", "missing", "p", "fails", "method", "wrong", "none", made, Text("a"),
         Text("new"), "".join(["ne", "w"]), "__class__", "__dict__", "é", "", 1, None]
for o in objects:
    for name in names:
        if name == "__dict__" and (isinstance(o, type) or o is len): continue
        got = [attempt(lambda: getattr(o, name, "default")), attempt(lambda: hasattr(o, name)),
               attempt(lambda: getattr(o, name))]
        print(type(o).__name__, repr(name), [g if type(g).__name__ != "method" else "bound" for g in got])

# Storing, also under names that are made while the program runs.
for o in objects:
    for name in ["a", "new", "".join(["n", "ew"]), Text("text"), "p", "shared", "fails", 1]:
        if o is type or o is Plain and name in ("fails", "shared"): continue
        print(type(o).__name__, repr(name), attempt(lambda: setattr(o, name, name)),
              attempt(lambda: getattr(o, name)), attempt(lambda: delattr(o, name)),
              attempt(lambda: getattr(o, name, None)))

# Many attributes, a real dict, attributes that come and go.
p = Plain()
for i in range(12):
    setattr(p, "n%d" % i, i)
print([getattr(p, "n%d" % i) for i in range(12)], hasattr(p, "n12"))
delattr(p, "n3")
print(hasattr(p, "n3"), getattr(p, "n4"), list(p.__dict__))
setattr(p, "n3", "back")
print(p.__dict__["n3"], list(p.__dict__)[-1])
p.__dict__["n4"] = "dict"
print(getattr(p, "n4"), getattr(p, "shared"))
setattr(p, "shared", "own")
print(p.shared, Plain.shared)
Plain.shared = property(lambda self: "property")
print(getattr(p, "shared"), attempt(lambda: setattr(p, "shared", 1)))
del Plain.shared
print(getattr(p, "shared"), [type(k) is str for k in p.__dict__] == [True] * len(p.__dict__))
p.__class__ = type("Other", (Plain,), {"late": 1})
print(getattr(p, "late"), hasattr(p, "n5"))


class Drop:
    def __init__(self, o): self.o = o
    def __del__(self): print("dropped, now", getattr(self.o, "held", "nothing"))


q = Plain()
q.held = Drop(q)
setattr(q, "held", "next")

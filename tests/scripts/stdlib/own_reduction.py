# Whose __reduce_ex__, __reduce__ and __getstate__ pickle and copy ask: the instance's, the class's,
# the class's class, what __getattr__ and __getattribute__ say; also when it changes meanwhile.
import copy
import pickle


class Plain:
    def __init__(self):
        self.a = 1


def both(x):
    made = [copy.copy(x), pickle.loads(pickle.dumps(x))]
    return [vars(m) if hasattr(m, "__dict__") else m for m in made]


print(both(Plain()))

x = Plain()
x.__getstate__ = lambda: {"a": "of the instance"}
print(both(x))
x = Plain()
x.__reduce_ex__ = lambda protocol: (int, (protocol,))
print(copy.copy(x), pickle.loads(pickle.dumps(x, 3)))
x = Plain()
x.__reduce__ = lambda: (str, ("never asked",))
try:
    print(pickle.loads(pickle.dumps(x)).a)
except Exception as e:
    print(type(e).__name__)


class Reduces(Plain):
    def __reduce__(self):
        return complex, (1, 2)


class ReducesEx(Plain):
    def __reduce_ex__(self, protocol):
        return float, (protocol,)


class State(Plain):
    def __getstate__(self):
        return {"a": "of the class", **object.__getstate__(self)}


print(copy.copy(Reduces()), pickle.loads(pickle.dumps(Reduces())))
print(copy.copy(ReducesEx()), pickle.loads(pickle.dumps(ReducesEx(), 2)))
print(both(State()))


class Meta(type):
    @property
    def __reduce__(cls):
        print("asked of", cls.__name__)
        return None


class OfMeta(Plain, metaclass=Meta):
    pass


try:
    print(both(OfMeta()))
except TypeError as e:
    print(e)


class Hooked(Plain):
    def __getattribute__(self, name):
        if name.startswith("__re") or name == "__getstate__":
            print("read", name)
        return super().__getattribute__(name)


class Missing(Plain):
    def __getattr__(self, name):
        print("missing", name)
        raise AttributeError(name)


print(both(Hooked()))
print(pickle.loads(pickle.dumps(Missing())).a)


class Colliding:
    def __hash__(self):
        return hash("__reduce_ex__")

    def __eq__(self, other):
        raise ValueError("compared")


x = Plain()
x.__dict__[Colliding()] = 1
try:
    pickle.dumps(x)
    print("no comparison")
except ValueError as e:
    print(e)


class Changing(Plain):
    def __getstate__(self):
        Later.__getstate__ = lambda self: {"a": "from now on"}
        return {}


class Later(Plain):
    pass


print([vars(x) for x in pickle.loads(pickle.dumps([Later(), Changing(), Later()]))])
Later.__reduce_ex__ = lambda self, protocol: (list, ("xy",))
print(copy.copy(Later()), copy.deepcopy([Later()]), pickle.loads(pickle.dumps(Later())))


class Slots:
    __slots__ = "a", "b"


s = Slots()
s.b = 2
print([hasattr(c, "a") or c.b for c in (copy.copy(s), copy.deepcopy(s), pickle.loads(pickle.dumps(s)))])


class Args(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __getnewargs__(self):
        return tuple(self) + ("more",)


print(copy.copy(Args(1, 2)), pickle.loads(pickle.dumps(Args())), Plain().__reduce_ex__(2)[1:])
for protocol in range(6):
    print(pickle.loads(pickle.dumps(Plain(), protocol)).a, end=" ")
print(Plain().__reduce__()[1:])

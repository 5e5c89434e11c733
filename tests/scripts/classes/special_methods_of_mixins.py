# Special methods that come from a mixin, before or behind the base whose layout a class has; and those that change.
class Adds:
    def __add__(self, other): return "added", other
    def __radd__(self, other): return "radded", other
    def __len__(self): return 42
class Shows:
    def __repr__(self): return "<shown>"
    def __eq__(self, other): return True
    __hash__ = None
class Plain: pass
class Calls(Plain):
    def __call__(self, *args): return args
    def __getattr__(self, name): return name.upper()
class Quiet: __slots__ = ()
class A(Adds, int): pass
class B(int, Adds): pass
class C(Shows, Adds, dict): pass
class D(dict, Shows): pass
class E(Quiet, Calls, list): pass
class F(Quiet, tuple): pass
class G(F, Adds): pass
class H(Shows, G): pass


def show(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)


a, b, c, d, e, g, h = A(3), B(3), C(x=1), D(x=1), E([1]), G([1, 2]), H([1, 2])
show(lambda: a + 1, lambda: 1 + a, lambda: len(a), lambda: a == 3, lambda: hash(a), lambda: repr(a))
show(lambda: b + 1, lambda: 1 + b, lambda: len(b))
show(lambda: c, lambda: c == 1, lambda: len(c), lambda: c + 1, lambda: hash(c), lambda: c["x"], lambda: "x" in c)
show(lambda: d, lambda: d == 1, lambda: d == {"x": 1}, lambda: len(d), lambda: hash(d))
show(lambda: e(1, 2), lambda: e.size, lambda: e, lambda: e + [2], lambda: len(e), lambda: [*e])
show(lambda: g + (3,), lambda: len(g), lambda: g, lambda: g[1], lambda: hash(g) == hash((1, 2)), lambda: [] + g)
show(lambda: h, lambda: h == 5, lambda: h != 5, lambda: hash(h), lambda: h + (3,), lambda: list(h))

# What a mixin gets or loses later.
Adds.__len__ = lambda self: 7
Shows.__bool__ = lambda self: False
show(lambda: len(a), lambda: len(b), lambda: len(c), lambda: len(g), lambda: bool(c), lambda: bool(d), lambda: bool(h))
del Adds.__add__, Shows.__repr__
show(lambda: a + 1, lambda: b + 1, lambda: c + 1, lambda: c, lambda: h)
A.__bases__ = (Quiet, Adds, int)
show(lambda: len(a), lambda: a + 1)
B.__bases__ = (Adds, int)
show(lambda: len(b), lambda: 1 + b)


# A metaclass may order the mro as it likes.
class Turned(type):
    def mro(cls): return [cls, *cls.__bases__[::-1], object]
class J(int, Adds, metaclass=Turned): pass
class L(Shows, Adds, metaclass=Turned): pass
show(lambda: len(J(4)), lambda: J(4) + 1, lambda: repr(J(4)), lambda: len(L()), lambda: L() == 1, lambda: L.__mro__ == (L, Adds, Shows, object))


# Names that only look special, keys that are no names of anything, and special ones that are not interned.
def odd(): return "odd"
K = type("K", (Adds, Plain), {"__": 1, "____": 2, "__x": odd, "__odd__": odd, "".join(["__", "str", "__"]): lambda s: "built"})
show(lambda: str(K()), lambda: len(K()), lambda: K.__odd__())

# Operators of classes below the built-in types, which have some methods of their own or none.
import operator


class I(int):
    pass


class F(float):
    pass


class S(str):
    pass


class L(list):
    pass


class T(tuple):
    pass


class B(bytes):
    pass


class FromRight:
    def __radd__(self, other):
        return "radd", type(other).__name__

    def __rmul__(self, other):
        return "rmul", type(other).__name__


class StrRight(str):
    def __radd__(self, other):
        return "str radd"


class LBelow(L):
    def __radd__(self, other):
        return "below"

    def __iadd__(self, other):
        return "iadd"


class IAdds(int):
    def __add__(self, other):
        return "adds"


operands = [
    I(5), F(2.5), S("s"), L([1]), T((1,)), B(b"b"), 3, 1.5, "x", [2], (2,), b"c", bytearray(b"d"), True, None,
    FromRight(), StrRight("r"), LBelow([3]), IAdds(7), 2**70, F("nan"), F("inf"), 1j,
]
for left in operands:
    for op in operator.add, operator.mul, operator.sub, operator.iadd, operator.truediv, operator.mod:
        out = []
        for right in operands:
            if op is operator.iadd and isinstance(left, (L, bytearray)):
                continue
            first = left[:] if isinstance(left, list) and op is operator.iadd else left
            if op is operator.mod and isinstance(left, (str, bytes, bytearray)):
                continue
            try:
                got = op(first, right)
                out.append(f"{type(got).__name__}:{got!r}")
            except (TypeError, OverflowError, ZeroDivisionError) as e:
                out.append(str(e)[:60])
        print(op.__name__, type(left).__name__, out)


# The same by instructions, in a loop that has seen one class and meets another.
def add(a, b):
    return a + b


def grow(a, b):
    a += b
    return a


for a, b in [(S("a"), "b"), (S("a"), S("b")), (L([1]), [2]), (T((1,)), (2,)), (B(b"a"), b"b"), (S("a"), StrRight("b")), (I(1), IAdds(2)), (IAdds(1), I(2)), (F(1), 2), (2, F(1)), (F(1), I(2))]:
    print(repr(add(a, b)), type(add(a, b)).__name__, repr(grow(a, b)), type(grow(a, b)).__name__)
try:
    add(S("a"), 1)
except TypeError as e:
    print(e)
try:
    add(L([1]), (2,))
except TypeError as e:
    print(e)
S.__add__ = lambda self, other: "now it adds"
print(add(S("a"), "b"), grow(S("a"), "b"))
del S.__add__
print(add(S("a"), "b"))

# Methods of the base called by name, on instances of what is below it and of others.
print(dict.__getitem__(type("D", (dict,), {})(a=1), "a"), str.upper(S("q")), list.append(L(), 1), int.bit_length(I(9)))
print(str.upper("q"), int.bit_length(True), str.join(S("-"), "ab"), list.pop(LBelow([4, 5])), float.hex(F(1)))
for wrong in (lambda: str.upper(5), lambda: list.append((), 1), lambda: dict.get([], 1), lambda: str.upper(), lambda: list.append(L()), lambda: list.append(L(), 1, 2), lambda: str.upper(S("a"), 1)):
    try:
        wrong()
    except TypeError as e:
        print(e)

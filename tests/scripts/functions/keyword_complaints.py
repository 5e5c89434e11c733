# Built-in methods complain about keywords before they count; slot wrappers name themselves.
class Plain(float):
    pass


for wrong in (
    lambda: "a".__add__("b", x=1),
    lambda: [].append(1, 2, x=3),
    lambda: "a".isalpha(1, x=2),
    lambda: "a".expandtabs(1, x=2),
    lambda: "a".expandtabs(1, tabsize=2),
    lambda: "a".encode(a=1, b=2, c=3),
    lambda: (1).__radd__(1, 2),
    lambda: (1).__rpow__(2, 3),
    lambda: "a".__mod__(),
    lambda: int.from_bytes(b"a", "big", True),
    lambda: Plain(x=0),
    lambda: memoryview(b"a").tobytes("x"),
    lambda: memoryview(b"a").tobytes(5),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

# Defining __eq__ takes __hash__ away unless it is given.
class A:
    def __eq__(self, o): return True
class B(A):
    def __hash__(self): return 7
class C(A):
    __hash__ = object.__hash__
class D: __hash__ = None
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
print(A.__hash__, hash(B()), len({P(1, 2), P(1, 2), P(2, 1)}), P(1, 2) in {P(1, 2): 0})
print(P(1, 2) == 5, P(1, 2) != P(1, 2))
for f in (
    lambda: hash(A()), lambda: {A()}, lambda: hash(D()), lambda: isinstance(hash(C()), int),
    lambda: hash(object()) == hash(object) and False
):
    try:
        print(f())
    except TypeError as e:
        print(e)
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
for v in (5, -1, 2 ** 61 - 1, 2 ** 64, True, 'x', 1.5, None):
    try:
        print(hash(H(v)))
    except TypeError as e:
        print(e)

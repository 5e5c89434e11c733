# Annotations are evaluated and kept, and mean nothing else.
x: int = 'not an int'
y: str
print(x, __annotations__, 'y' in globals())
def f(a: int, b: 'str' = 5, *c: list, d: print = 1, **e: {}) -> (1 + 1): return a
print(f('any'), f.__annotations__)
class C:
    m: int
    n: float = 1.5
    def g(self, z: undefined_is_evaluated if False else int) -> 'C': pass
    l: list[int] = []
print(C.__annotations__, hasattr(C, 'm'), C.n, C.g.__annotations__)
def local():
    v: undefined_name_not_evaluated = 3
    w: int
    return v
print(local(), local.__annotations__)
def h():
    w: int
    try:
        return w
    except UnboundLocalError as e:
        return str(e)
print(h())
(p): int = 1
C.attr: int = 5
d = {}
d['k']: str = 'v'
print(p, C.attr, d, __annotations__)
try:
    bad: undefined_name = 1
except NameError as e:
    print(e)
try:
    def g(a: nope): pass
except NameError as e:
    print(e)

# A hot addition that meets ints, floats, big ints, strings, lists and own classes.
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + o.n)
def add(a, b): return a + b
for _ in range(200): r = add(1, 2)
print(r)
for x, y in (
    (1.5, 2), (2, 1.5), (2.5, 2.5), (4611686018427387903, 1), (9223372036854775807, 1),
    (2 ** 70, -2 ** 70), ('a', 'b'), ([1], [2]), ((1,), ()), (True, True), (1j, 1), (b'x', b'y')
):
    for _ in range(50): r = add(x, y)
    print(repr(r), end=' ')
print(add(V(1), V(2)).n)
try:
    add(1, 'a')
except TypeError as e:
    print(e)
for _ in range(200): r = add(1, 2)
print(r)

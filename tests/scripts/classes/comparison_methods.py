# Rich comparison methods and their reflections.
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return f'{self.n} lt {getattr(o, "n", o)}'
    def __le__(self, o): return f'{self.n} le {getattr(o, "n", o)}'
    def __gt__(self, o): return f'{self.n} gt {getattr(o, "n", o)}'
    def __ge__(self, o): return f'{self.n} ge {getattr(o, "n", o)}'
    def __eq__(self, o): return f'{self.n} eq {getattr(o, "n", o)}'
    def __ne__(self, o): return f'{self.n} ne {getattr(o, "n", o)}'
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sep='; ')
print(5 < a, 5 <= a, 5 > a, 5 >= a, 5 == a, 5 != a, sep='; ')
class E:
    def __eq__(self, o): return False
print(E() != E(), E() == E(), not E() == 5)
e = E()
print(e == e, e in [e], [e] == [e], e in (E(),), [e].index(e))
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
print(L(1) < L(2), L(1) > L(2), max(L(1), L(3)).n, min([L(2), L(1)]).n)
print([x.n for x in sorted([L(3), L(1)])])
try:
    L(1) <= L(2)
except TypeError as x:
    print(x)

# Conditions of if, while, assert, and comprehensions mixed from and, or, not.
def t(a, b, c):
    r = []
    if a and b or c: r.append(1)
    if not (a or b) and c: r.append(2)
    if a and (b or not c): r.append(3)
    if not a or not b and c: r.append(4)
    if (a if b else c): r.append(5)
    if a == b != c: r.append(6)
    while a and not b:
        r.append(7)
        break
    return r
for n in range(8):
    print(n, t(n & 4 > 0, n & 2 > 0, n & 1 > 0), t(bool(n & 4), bool(n & 2), bool(n & 1)))
print([x for x in range(20) if x % 2 and not x % 3 or x > 17])
print([x if x > 2 and x < 5 else -x for x in range(6)])
class L:
    def __init__(self, v): self.v = v
    def __bool__(self): print(self.v, end=' '); return bool(self.v)
x = L(1) and L(0) or L(2) and not L(3)
print(x)
print('yes' if L(0) or L('') else 'no')

# Lists changed by the comparisons made on them.
class E:
    def __init__(self, l): self.l = l
    def __eq__(self, o):
        self.l.clear()
        return False
    def __lt__(self, o):
        self.l.clear()
        return True
a = []; a.extend([E(a), E(a), E(a)])
print(5 in a, a)
a.extend([E(a), 1]); print(a.count(1), a)
a.extend([E(a), 2])
try:
    print(a.index(2))
except ValueError as e:
    print(e, a)
a.extend([E(a), 3])
try:
    a.remove(3)
except ValueError as e:
    print(e, a)
a.extend([E(a)] * 3); b = [0, 1, 2]
print(a == b, a, b)
a.extend([E(a)] * 3)
try:
    a.sort()
except ValueError as e:
    print(e)
a[:] = [E(a), 1]; print(max(5, 6), a < [7, 8], a)

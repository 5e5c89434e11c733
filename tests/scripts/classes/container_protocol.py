# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__.
class Bag:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __contains__(self, x): return str(x) in self.a
    def __iter__(self): return iter(sorted(self.a))
    def __reversed__(self): return iter('rev')
b = Bag('c', 'a', '1')
b[0] = 'z'; del b[1]
print(len(b), b[0], b[-1], b[0:2], 1 in b, 'q' in b, list(b), list(reversed(b)), bool(b))
print(bool(Bag()), [*b], sorted(b), max(b))
class NoContains:
    def __iter__(self): return iter([1, 2])
class Blocked:
    __contains__ = None
    __iter__ = None
print(2 in NoContains(), 3 not in NoContains())
for f in (
    lambda: 1 in Blocked(), lambda: iter(Blocked()), lambda: len(NoContains()),
    lambda: NoContains()[0], lambda: NoContains().__len__, lambda: b['x'],
    lambda: reversed(NoContains())
):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
def setit(): NoContains()[0] = 1
def delit(): del NoContains()[0]
for f in (setit, delit):
    try:
        f()
    except TypeError as e:
        print(e)

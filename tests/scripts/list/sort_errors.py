# Sorting things that do not compare, and keys that raise.
for f in (
    lambda: sorted([1, 'a']), lambda: sorted([None, None]), lambda: [1, 2].sort(key=5),
    lambda: sorted([1, 2], key=lambda x: x.foo), lambda: sorted(5), lambda: sorted([1j, 2j]),
    lambda: sorted([1], 2), lambda: [{}, {}].sort(), lambda: sorted()
):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 3: raise RuntimeError('three')
        return self.v < o.v
a = [K(2), K(1), K(3), K(0)]
try:
    a.sort()
except RuntimeError as e:
    print(e, sorted(k.v for k in a))

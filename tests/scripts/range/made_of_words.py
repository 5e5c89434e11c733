# range() of ints in the word, at the ends of what fits it, and of everything else.
from operator import index


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


ends = (0, 1, -1, 5, -7, 2**62 - 1, 2**62, -(2**62), 2**63 - 1, 2**63, -(2**63), True)
for a in ends:
    print(a, range(a), bool(range(a)), range(a)[:1])
    for b in ends:
        for step in (1, -1, 3, 2**62 - 1, -(2**62)):
            r = range(a, b, step)
            n = 0 if not r else r[-1]
            length = max(0, (b - a + step - (1 if step > 0 else -1)) // step)
            assert (r.start, r.stop, r.step) == (a, b, step), r
            if length < 2**63:
                assert len(r) == length, r
            assert bool(r) == (length > 0) and (not r or n == a + (length - 1) * step), r
print(range(I(3)), range(I(1), 5, I(2)), range(True, 3), list(range(False, True)))
for wrong in ((), (1, 2, 3, 4), (1.0,), (1, "2"), (1, 2, 0), (1, 2, None), (2**70, 0, 0), (I(1.5),)):
    try:
        print(range(*wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for call in (lambda: range(stop=3), lambda: range(1, stop=3), lambda: range(1, 2, step=1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
print(range(3) == range(0, 3, 1), hash(range(0, 3)) == hash(range(3)), range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1))

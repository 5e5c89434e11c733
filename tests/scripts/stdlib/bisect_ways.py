# bisect over lists and other sequences: numbers, text, mixtures, objects, lists that change.
import bisect


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Key:
    calls = 0

    def __init__(self, v, action=None):
        self.v, self.action = v, action

    def __lt__(self, other):
        Key.calls += 1
        if self.action:
            self.action()
        return self.v < getattr(other, 'v', other)

    def __repr__(self):
        return f'Key({self.v})'


both = bisect.bisect_left, bisect.bisect_right
numbers = [1, 2, 2, 2, 5, 9]
for f in both:
    print([f(numbers, n) for n in (0, 1, 2, 3, 9, 10, 2.0, 2.5, True, 2**70)])
    print([f([0.5, 1.5, 1.5], n) for n in (0.5, 1.5, 1, 2, float('inf'))])
    print([f(['a', 'b', '\xe9', '\u0394'], t) for t in ('', 'a', 'aa', 'c', '\xe9', '\U0001f600')])
    print([f((1, 3, 5), n) for n in range(7)], [f(range(0, 20, 5), n) for n in (0, 3, 20)], f('aceg', 'd'))
    print(f([1, 2.5, 2**70], 2), f([1, 2.5, 2**70], 2**71), f([], 1), f(numbers, 2, 3), f(numbers, 2, 1, 3), f(numbers, 5, 0, None))
    show(lambda: f(numbers, 2, -1))
    show(lambda: f(numbers, 20, 0, 100))
    show(lambda: f(numbers, 'x'))
    show(lambda: f([1, 2, 'x', 4], 3))
    show(lambda: f(None, 1))
    show(lambda: f(numbers, 2, lo='x'))
    keys = [Key(n) for n in numbers]
    print(f(keys, Key(2)), f(keys, Key(2.5)), f(numbers, 4, key=lambda v: v * 2), f(keys, 3, key=lambda k: k.v))
    show(lambda: f(numbers, 4, key=lambda v: v / 0))
    changing = [Key(n) for n in range(20)]
    show(lambda: f(changing, Key(5, changing.clear)))
    changing[:] = [Key(n, changing.clear) for n in range(20)]
    show(lambda: f(changing, Key(5)))
print(Key.calls)
Key.__lt__ = lambda self, other: NotImplemented
show(lambda: bisect.bisect([Key(1)], Key(2)))
Key.__gt__ = lambda self, other: True
show(lambda: bisect.bisect_left([Key(1)], Key(2)))
Key.__lt__ = lambda self, other: 1 / 0
show(lambda: bisect.insort([Key(1)], Key(2)))
for insort in (bisect.insort_left, bisect.insort_right):
    made = []
    for n in (5, 1, 4, 1.5, 3, 1, 2**65, -1):
        insort(made, n)
    print(made)
    rows = []
    for n in 'banana':
        insort(rows, (n, len(rows)), key=lambda r: r[0])
    print(rows)


class Own(list):
    def __getitem__(self, i):
        return super().__getitem__(len(self) - 1 - i)

    def insert(self, i, v):
        super().insert(len(self) - i, v)


own = Own([5, 3, 1])
bisect.insort(own, 4)
print(list.__repr__(own), bisect.bisect(own, 3))

# One subscript over lists, tuples, dicts, strings, own classes.
class S:
    def __getitem__(self, k): return 'S', k
class L(list):
    def __getitem__(self, k): return 'L', super().__getitem__(k)
class D(dict):
    def __missing__(self, k): return 'missing', k
def get(c, i): return c[i]
for c, i in (
    ([1, 2, 3], 1), ((1, 2, 3), -1), ({1: 'one'}, 1), ('abc', 2), (b'abc', 0), (range(10), 3),
    (S(), 5), (L([7, 8]), 0), (D(), 9), ([1, 2, 3], -3), ([1, 2], True), ({'k': 'v'}, 'k'),
    ([1, 2, 3], slice(1, None)), (bytearray(b'xy'), 1), ({(1, 2): 't'}, (1, 2))
):
    for _ in range(60): r = get(c, i)
    print(r)
for c, i in (
    ([1], 1), ([1], -2), ((), 0), ({}, 0), ('a', 5), ([1], 'x'), (5, 0), ([1], 2 ** 70), ([1], 1.0),
    (None, 0)
):
    try:
        get(c, i)
    except (IndexError, KeyError, TypeError) as e:
        print(type(e).__name__, e)
def put(c, i, v): c[i] = v
l, d, b = [0, 0], {}, bytearray(2)
class P:
    def __setitem__(self, k, v): self.last = (k, v)
p = P()
for c, i, v in (
    (l, 1, 'x'), (d, 'k', 1), (l, -2, 'y'), (b, 0, 65), (p, 1, 2), (l, slice(0, 1), [1, 2])
):
    for _ in range(60 if not isinstance(i, slice) else 1): put(c, i, v)
print(l, d, b, p.last)
for c, i in ((l, 10), ((1,), 0), ('a', 0), (5, 1)):
    try:
        put(c, i, 0)
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)

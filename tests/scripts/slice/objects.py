# slice objects: attributes, indices, equality, use in __getitem__.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2))
print(s.indices(6), slice(None, None, -1).indices(5), slice(-3, None).indices(10))
print(slice(100).indices(7), slice(-100, 100).indices(4), slice('a', 'b'))
class S:
    def __getitem__(self, k): return k
x = S()
print(x[1], x[1:2], x[::], x[1:2, 3], x[...], x[()], x[1, 2], x['k':'v'], x[:, None])
print(x[-1:], x[1:2:3, ..., 5:])
print(slice(1, 2) < slice(1, 3), slice(1) != slice(2))
for f in (
    lambda: hash(s), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice('a').indices(5),
    lambda: slice(0, 1, 0).indices(5), lambda: s.indices(-1), lambda: s.indices('x')
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    s.start = 1
except AttributeError as e:
    print(e)

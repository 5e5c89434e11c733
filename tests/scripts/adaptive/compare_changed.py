# Hot comparisons with jumps on values of changing type.
def less(a, b):
    if a < b: return 'yes'
    return 'no'
class T:
    def __lt__(self, o): return []
class U:
    def __lt__(self, o): return 'non-empty'
for a, b in (
    (1, 2), (2, 1), (1.5, 2), (2, 1.5), ('a', 'b'), ('b', 'a'), ((1,), (2,)), ([2], [1]),
    (2 ** 70, 2 ** 71), (float('nan'), 1), (True, 2), (T(), 1), (U(), 1), ({1}, {1, 2}),
    (b'a', b'b'), (1, 2)
):
    for _ in range(60): r = less(a, b)
    print(r, end=' ')
print()
def count(n, step):
    c = 0
    i = 0
    while i < n:
        i += step
        c += 1
    return c
print(count(100, 1), count(100, 0.5), count(2 ** 70, 2 ** 65), count(10.0, 3))
def eq(a, b): return 1 if a == b else 0
print([sum(eq(a, b) for _ in range(50)) for a, b in ((1, 1), (1, 1.0), ('a', 'a'), (None, None), ([], []), (1, 'a'), (float('nan'),) * 2, (2 ** 70, 2 ** 70))])
def is_none(x): return 'none' if x is None else 'some' if x is not None else '?'
print([is_none(x) for x in (None, 0, '', [], None)])
print([bool(x) for x in (0, 1, -1, 2 ** 70, 0.0, 1e-300, '', 'a')])
try:
    less(1, 'a')
except TypeError as e:
    print(e)

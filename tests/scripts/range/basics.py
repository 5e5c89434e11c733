# range: length, items, slices, membership, equality and repr.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r.start, r.stop)
print(r.step, 5 in r, 6 in r, 5.0 in r, 'a' in r, r.index(8), r.count(8), r.count(9))
print(range(3), range(0), range(5, 0), list(range(5, 0, -2)), range(0, 3, 1) == range(3))
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2))
print(hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2], bool(range(0)))
print(list(reversed(range(3))), range(1, 4)[::-1])
print(sum(range(101)), max(range(5)), sorted(range(3, 0, -1)), tuple(range(2)))
print(range(True, 5), range(10)[3:8][1:3], {range(2): 'k'}[range(0, 2)])
for f in (
    lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range('a'),
    lambda: range(3)[5], lambda: r.index(9), lambda: range(1, 2, 3, 4), lambda: range(3) + range(2),
    lambda: range(3)['x'], lambda: range(3) < range(4)
):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
try:
    r.start = 5
except AttributeError as e:
    print(e)

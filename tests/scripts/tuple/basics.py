# Tuples: construction, indexing, operators, methods, hash.
t = (1, 'a', [2])
print(t, t[0], t[-1], t[1:], t[::-1], t + (3,), t * 2, 2 * (0,), len(t), t.index('a'))
print(t.count(1), 1 in t, (), (1,), tuple(), tuple('ab'), tuple([1, 2]))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == [1, 2])
print(hash((1, 'x')) == hash((1, 'x')), {(1, 2): 'k'}[1, 2], tuple(t) is t, t[:] is t)
print((1, 2) != (1,))
t[2].append(5)
print(t)
for f in (
    lambda: t[5], lambda: t['x'], lambda: t.index('zz'), lambda: hash(t), lambda: tuple(5),
    lambda: t + [1], lambda: t.append(1), lambda: t < [1]
):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)

# List, set, dict and generator comprehensions.
print([x * 2 for x in range(4)], [x for x in range(10) if x % 2 if x > 4], [(x, y) for x in 'ab' for y in (1, 2)], [[j for j in range(i)] for i in range(4)], [x for row in [[1, 2], [3]] for x in row])
print({x % 3 for x in range(9)}, {k: v for k, v in enumerate('ab')}, sum(x * x for x in range(5)), list(x for x in 'ab'), dict((k, len(k)) for k in ['a', 'bb']), ''.join(c for c in 'a1b2' if c.isalpha()))
print([x if x % 2 else -x for x in range(4)], [a + b for a, b in [(1, 2), (3, 4)]], [x for x, in [(1,), (2,)]], [(lambda: x)() for x in range(3)], [*(x for x in 'z')], [x for x in [y for y in (1, 2)]], [first for first, *_ in ['abc', 'de']])
print([i for i in range(5) if i not in {1, 3}], [x or 'none' for x in ('', 'a')], [x for x in (1, 2) for x in (x, x * 10)])

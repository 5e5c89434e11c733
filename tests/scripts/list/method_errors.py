# Errors of list methods.
a = [1, 2, 3]
for f in (
    lambda: a.remove(9), lambda: a.index(9), lambda: a.index(1, 1), lambda: a.pop(5),
    lambda: [].pop(), lambda: a.pop('x'), lambda: a.insert('a', 1), lambda: a.insert(1),
    lambda: a.extend(5), lambda: a.append(), lambda: a.append(1, 2), lambda: a.sort(1),
    lambda: a.sort(bad=1), lambda: a.count(), lambda: a[3], lambda: a[-4], lambda: a['0'],
    lambda: a[1.0], lambda: a[10 ** 20], lambda: list(5), lambda: list(1, 2), lambda: a.index(),
    lambda: a.nope, lambda: a + 1, lambda: a * [2], lambda: a < 5
):
    try:
        print(f())
    except (ValueError, IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(a)

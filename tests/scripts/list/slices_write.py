# Assigning to and deleting slices.
a = list(range(8))
a[1:3] = ['x', 'y', 'z']; print(a)
a[5:] = []; print(a)
a[0:0] = [-1, -2]; print(a)
a[::2] = 'abcd'[:len(a[::2])]; print(a)
a[len(a):] = (9, 9); print(a)
a[2:2] = a; print(a)
a[::-1] = list(range(len(a))); print(a)
del a[1:4]; print(a)
del a[::3]; print(a)
del a[-2:]; print(a)
a[:] = range(3); print(a)
del a[:]; print(a)
a[5:9] = [1]; print(a)
a[0:10 ** 30] = iter('pq'); print(a)
for f in (
    lambda: a.__setitem__(slice(0, 2, 2), [1, 2, 3]), lambda: a.__setitem__(slice(0, 1), 5),
    lambda: a.__setitem__(9, 1), lambda: a.__delitem__(9), lambda: a.__setitem__('x', 1),
    lambda: a.__setitem__(slice(None, None, -1), 5)
):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)

# del with steps, negative and larger than the list.
for s in (
    slice(None, None, 2), slice(None, None, -2), slice(1, 8, 3), slice(8, 1, -3), slice(0, 100, 4),
    slice(5, 2), slice(None, None, 100), slice(9, None, -1)
):
    a = list(range(10))
    del a[s]
    print(s, a)

# min, max, sum with keys, defaults and starts.
print(min(3, 1, 2), max([3, 1, 2]), min('hello'), max('a', 'b', key=ord))
print(min([], default=5), max((), default=None), min([[3], [1, 2]], key=len))
print(max({'a': 1, 'b': 0}, key={'a': 1, 'b': 0}.get), max([1, 1.0, True]))
print(min([1, True]), max(range(5), key=lambda x: -x), min((2, 'b'), (1, 'z')))
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((0.1, 0.2)), sum([1, 2.5]))
print(sum(range(5), start=10), sum([True, True]), sum([1j, 2]), sum({1: 2, 3: 4}))
print(sum([(1,), (2,)], ()), sum([2 ** 62, 2 ** 62]), sum([1, 2 ** 70, 1.0]))
for f in (
    lambda: min([]), lambda: max(), lambda: max(1, 'a'), lambda: min([1, None]), lambda: max(5),
    lambda: sum(['a']), lambda: sum([1], 'a'), lambda: max([1], key=1),
    lambda: min(1, 2, default=1), lambda: sum([[1]])
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

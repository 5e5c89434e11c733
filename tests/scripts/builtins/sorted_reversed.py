# sorted and reversed on all sorts of things.
print(sorted((3, 1, 2)), sorted('cab'), sorted({'b': 1, 'a': 2}), sorted({3, 1}))
print(sorted(range(3), reverse=True), sorted([]), sorted(x * x % 7 for x in range(7)))
print(sorted([('b', 1), ('a', 2)]), sorted(['B', 'a'], key=str.lower))
print(sorted([[2], [1, 5], [1]]))
print(list(reversed([1, 2])), list(reversed(range(0, 10, 3))), ''.join(reversed('abc')))
print(list(reversed({'a': 1, 'b': 2})), list(reversed({'a': 1}.items())))
print(reversed([1]).__length_hint__())
d = [{'n': 'x', 'a': 3}, {'n': 'y', 'a': 1}]
print(sorted(d, key=lambda r: r['a']), sorted(d, key=lambda r: r['n'], reverse=True))
print(sorted([3, 1, 2], key=lambda x: (x % 2, -x)), sorted(['10', '9', '1'], key=int))
print(sorted([True, False, 0.5]), sorted(enumerate('ba'), key=lambda t: t[1]))

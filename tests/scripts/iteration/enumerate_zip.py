# enumerate, zip, and zip's strict mode.
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)))
print(list(zip()), list(zip([1])), list(zip([1, 2], 'abc')))
print(list(zip('ab', [1, 2], (True, False))), list(zip([1, 2], [3, 4], strict=True)))
for args in (([1], [1, 2]), ([1, 2], [1]), ([1], [1], []), ([], [1])):
    try:
        print(list(zip(*args, strict=True)))
    except ValueError as e:
        print(e)
pairs = [('a', 1), ('b', 2)]
letters, numbers = zip(*pairs)
print(letters, numbers)
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
e = enumerate([7])
print(next(e), next(e, None), iter(e) is e)
try:
    enumerate()
except TypeError as e:
    print(e)

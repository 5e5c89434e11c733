# map, filter and reversed are lazy.
def f(x):
    print('f', x, end=' ')
    return x * 2
m = map(f, [1, 2, 3])
print('made')
print(next(m), list(m))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str, [])))
print(list(filter(None, [0, 1, '', 'a', [], [0]])))
print(list(filter(lambda x: x % 2, range(5))), list(map(pow, [2, 3], [3, 2])))
print(list(map(str.upper, 'ab')))
print(list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(3))))
print(list(reversed({'a': 1, 'b': 2})), list(reversed((1,))))
class R:
    def __reversed__(self): return 'custom'
print(reversed(R()))
for g in (
    lambda: map(), lambda: map(f), lambda: filter(f), lambda: list(map(5, [1])),
    lambda: filter(1, 2, 3), lambda: list(map(lambda: 0, [1]))
):
    try:
        print(g())
    except TypeError as e:
        print(e)

# list() copies any iterable.
print(list(), list('abc'), list((1, 2)), list({'a': 1}), list(range(3)), list({5}))
print(list(x for x in [1]), list([1, [2]]), list(b'ab'), list(map(str, [1, 2])))
print(list(zip('ab', [1, 2])), list(enumerate('a')))
a = [[1]]
b = list(a)
print(b == a, b is a, b[0] is a[0])
a.__init__([9])
print(a, b)
class It:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 100
print(list(It()))
class Bad:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return -5
try:
    list(Bad())
except ValueError as e:
    print(e)

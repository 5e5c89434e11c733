# Objects with only __getitem__ are iterable by index.
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
o = Old()
print(list(o), 20 in o, 25 in o, [*o], max(o), list(zip(o, 'abcdef')), sorted(o, reverse=True))
a, *b = o
print(a, b)
it = iter(o)
print(next(it), list(it), next(it, 'done'))
class KeyErr:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(KeyErr())
except KeyError as e:
    print('KeyError', e)
class Rev:
    def __getitem__(self, i): return 'xyz'[i]
    def __len__(self): return 3
print(list(reversed(Rev())))

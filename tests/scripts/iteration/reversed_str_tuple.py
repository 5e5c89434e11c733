# reversed() of str and tuples, of their subclasses, and what is left of it.
import copy
import pickle

for value in ('', 'a', 'abc', 'a\xe9b', 'a\u0394b', 'a\U0001f600b', (), (1,), (1, 'x', None)):
    print(list(reversed(value)), end=' ')
print()


class Text(str):
    def __getitem__(self, i):
        return 'item', i

    def __len__(self):
        return 2


class Pair(tuple):
    def __getitem__(self, i):
        if i == 0:
            raise IndexError
        return i


print(list(reversed(Text('abc'))), list(reversed(Pair((1, 2, 3)))))
it = reversed('abcdef')
print(next(it), it.__length_hint__(), it.__reduce__())
it.__setstate__(100)
print(list(it), it.__length_hint__(), list(it))
it = reversed((1, 2, 3))
it.__setstate__(-5)
print(list(it))
it = reversed((1, 2, 3))
next(it)
print(list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it))
print(''.join(reversed('palindrome')), tuple(reversed('xy' * 40))[:3])

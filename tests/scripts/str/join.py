# join over any iterable of strings, and its errors.
print(','.join(['a', 'b']), ''.join('abc'), '-'.join(()), '-'.join(['x']))
print(', '.join(c for c in 'xyz'), '/'.join({'a': 1, 'b': 2}))
print('é'.join(['ab', '€', '\U0001f600']))
s = 'only'
print(''.join([s]) is s, ''.join((s,)) == s)
for bad in ([1], ['a', None], ['a', b'b'], 5, [['a']]):
    try:
        ','.join(bad)
    except TypeError as e:
        print(e)
def g():
    yield 'a'
    raise ValueError('inside')
try:
    ','.join(g())
except ValueError as e:
    print(e)

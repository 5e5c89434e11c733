# Iterating a string gives one-character strings.
print(list('a€😀'), [c for c in 'abc'], dict(enumerate('xy')), [*'hi'])
print(set('aab') == {'a', 'b'}, tuple(reversed('abc')), list(zip('ab', 'cd')))
print(''.join(sorted('hello')), ''.join(reversed('€uro')))
it = iter('ab')
print(next(it), next(it), next(it, 'end'))
a, b, *c = 'hello'
print(a, b, c)
for i, ch in enumerate('xyz', 1):
    print(i, ch, ord(ch), chr(ord(ch) + 1), end=';')
print()
print(all(c.isalpha() for c in 'abc'), any(c == 'z' for c in 'abc'), max('abc'))
print('abc'.__iter__().__length_hint__())

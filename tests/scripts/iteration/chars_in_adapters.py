# The characters of a str within other iterators: kept ones, others, ends, what is left.
text = 'ab\xe9\u0394\U0001f600'
for t in ('', 'a', 'abc', 'a\xe9\xff', text, '\x00\x80'):
    print(list(map(ord, t)), [ascii(p) for p in zip(t, t)], list(enumerate(t)) == [(i, t[i]) for i in range(len(t))],
          ascii(list(filter(None, t))), sum(map(ord, t)))
it = iter('abc')
pairs = zip(it, it)
print(next(pairs), next(pairs, None), list(it), it.__length_hint__())
it = iter('xyz')
m = map(str.upper, it)
print(next(m), it.__length_hint__(), next(it), list(m), list(m))
fresh = ''.join(map(chr, range(256)))
print(sum(1 for a, b in zip(fresh, fresh) if a is b), list(map(ord, fresh)) == list(range(256)))


class Text(str):
    def __iter__(self):
        return iter('no')


print(list(map(ord, Text('yes'))), list(zip(Text('yes'), 'abc')))

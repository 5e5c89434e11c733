# str.format: fields, attributes, items, conversions, nesting.
class P:
    x = 3
    d = {'k': [10, 20]}
print('{} {}'.format(1, 'a'), '{1} {0} {1}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2))
print('{0.x} {0.d[k][1]}'.format(P), '{0[0]}{0[1]}'.format('ab'))
print('{a[k]}'.format(a={'k': 'v'}))
print('{{}} {{{0}}}'.format('x'), '{!r} {!s} {!a}'.format('é', 'é', 'é'))
print('{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c'))
print('{:{}}|{:>{w}.{p}f}'.format('a', 5, 3.14159, w=8, p=2))
print('{0:{1}{2}}'.format(5, '0', '4'))
print('{:d} {:x} {:,} {:.2f} {:%} {:e}'.format(5, 255, 10000, 2.5, 0.25, 12345.678))
print('{:s}'.format('z'), '{0!r:>6}'.format('q'), ''.format(), 'no fields'.format(1, 2))
print('{[0]} {[a]}'.format([7], {'a': 8}))
print('{a.x}{b}'.format_map({'a': P, 'b': '!'}))
class Default(dict):
    def __missing__(self, key): return f'<{key}>'
print('{x} {y}'.format_map(Default(x=1)))

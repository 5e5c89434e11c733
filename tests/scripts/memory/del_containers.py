# What a dying container holds dies with it, in order.
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=' ')
def t(label, make):
    print(label, end=': ')
    o = make()
    del o
    print()
t('list', lambda: [C(1), C(2), C(3)])
t('tuple', lambda: (C(1), C(2)))
t('dict', lambda: {'a': C(1), C('key'): C(2)})
t('set', lambda: {C(1)})
t('nested', lambda: [[C(1)], (C(2), [C(3)])])
class Holder:
    def __init__(self, *a): self.a, self.b = a
    def __del__(self): print('holder', end=' ')
t('attributes', lambda: Holder(C('a'), C('b')))
t('closure', lambda: (lambda c: lambda: c)(C('cell')))
t('default', lambda: (lambda c=C('dflt'): c))
t('bound', lambda: C('self').__init__)
t('generator', lambda: (lambda c: (yield c))(C('arg')))
t('iterator', lambda: iter([C(1), C(2)]))
t('slice', lambda: slice(C('lo'), C('hi')))
t('partial', lambda: __import__('functools').partial(print, C('p')))

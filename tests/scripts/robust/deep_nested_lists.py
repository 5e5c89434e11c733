# Printing, comparing, hashing and copying structures nested very deep.
def nest(n, make):
    x = make(None)
    for _ in range(n): x = make(x)
    return x
def t(label, f):
    try:
        f()
        print(label, 'ended')
    except RecursionError:
        print(label, 'RecursionError')
a, b = nest(200_000, lambda x: [x]), nest(200_000, lambda x: [x])
t('repr list', lambda: repr(a)); t('str list', lambda: str(a)); t('eq list', lambda: a == b)
t('lt list', lambda: a < b); t('in list', lambda: [b].index(a)); t('format', lambda: f'{a}')
a, b = nest(200_000, lambda x: (x,)), nest(200_000, lambda x: (x,))
t('repr tuple', lambda: repr(a)); t('eq tuple', lambda: a == b)
t('isinstance', lambda: isinstance(5, a))
a, b = nest(100_000, lambda x: {'k': x}), nest(100_000, lambda x: {'k': x})
t('repr dict', lambda: repr(a)); t('eq dict', lambda: a == b)
print(len(a), a is not b)
del a, b
print('dropped')

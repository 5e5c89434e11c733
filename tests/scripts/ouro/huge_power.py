# Numbers too big for any memory raise MemoryError or OverflowError at once.
def t(label, f):
    try:
        f()
        print(label, 'made')
    except (MemoryError, OverflowError):
        print(label, 'refused')
t('power', lambda: 10 ** 10 ** 10 ** 2)
t('power of power', lambda: 10 ** 10 ** 13)
t('shift', lambda: 1 << 10 ** 14)
t('big shift', lambda: (1 << 70) << 10 ** 14)
t('inplace', lambda: eval('(lambda x: x ** (10 ** 15))(7)'))
t('small still works', lambda: 10 ** 1000)
print(2 ** 100)

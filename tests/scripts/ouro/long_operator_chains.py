# builds: release asan dev
# Chains of 200,000 operators, attributes or calls end in a value or an exception.
def t(label, src, **names):
    try:
        eval(src, names)
    except (SyntaxError, RecursionError, MemoryError, AttributeError, TypeError):
        pass
    print(label)
n = 200_000
t('plus', ' + '.join(['1'] * n))
t('attributes', 'x' + '.real' * n, x=5)
t('calls', 'f' + '()' * n, f=lambda: 5)
t('subscripts', 'x' + '[0]' * n, x='a')
t('compare', ' < '.join(map(str, range(n))))
t('and', ' and '.join(['1'] * n))
t('power', ' ** '.join(['1'] * n))
t('ternary', '1 if 0 else ' * n + '2')
t('minus', '-' * n + '1')
t('not', 'not ' * n + '1')
t('parens', '(' * n + '1' + ')' * n)
t('lists', '[' * n + ']' * n)
t('lambdas', 'lambda: ' * n + '1')
t('string parts', '"a" ' * n)
t('fstring', 'f"' + '{1}' * n + '"')
print('alive')

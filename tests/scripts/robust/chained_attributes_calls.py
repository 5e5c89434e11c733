# Long chains of operators, attributes, calls, subscripts and comparisons end somehow.
def t(label, src, mode='eval'):
    try:
        compile(src, 's', mode)
        print(label, 'ended')
    except (SyntaxError, RecursionError, MemoryError) as e:
        print(label, 'ended')
n = 20_000
t('plus', ' + '.join(['1'] * n)); t('attributes', 'x' + '.a' * n); t('calls', 'f' + '()' * n)
t('subscripts', 'x' + '[0]' * n); t('compare', ' < '.join(['x'] * n))
t('and', ' and '.join(['x'] * n)); t('or', ' or '.join(['x'] * n)); t('commas', ','.join(['x'] * n))
t('assign', 'x = ' * n + '1', 'exec'); t('dots', 'import ' + '.'.join(['a'] * n), 'exec')
t('semicolons', ';'.join(['x'] * n), 'exec'); t('string parts', ' '.join(['"a"'] * n))
t('fstring parts', 'f"' + '{1}' * n + '"')
t('global', 'global ' + ', '.join(f'a{i}' for i in range(n)), 'exec')
t('del', 'del ' + ', '.join(['a'] * n), 'exec')
t('params', 'lambda ' + ', '.join(f'a{i}' for i in range(n)) + ': 0')
t('or patterns', 'match x:\n case ' + ' | '.join(['1'] * n) + ': pass', 'exec')

# Deeply nested source ends in an exception or in success, never in a crash.
def t(label, src, mode='eval'):
    try:
        compile(src, 's', mode)
    except (SyntaxError, RecursionError, MemoryError):
        pass
    print(label, 'ended')
n = 100_000
t('parens', '(' * n + ')' * n); t('brackets', '[' * n + ']' * n); t('braces', '{' * n + '}' * n)
t('open parens', '(' * n); t('close parens', ')' * n); t('mixed', '([{' * n)
t('minus', '-' * n + '1'); t('not', 'not ' * n + '1'); t('invert', '~' * n + '1')
t('lambda', 'lambda: ' * n + '1'); t('subscripts', 'a' + '[a' * n + ']' * n)
t('calls', 'f(' * n + ')' * n); t('ternary', '1 if 1 else ' * n + '1')
t('dicts', '{1:' * n + '1' + '}' * n); t('tuple', '(' * n + '1' + ',)' * n)
t('await', 'await ' * n + 'x'); t('power', '1 ** ' * n + '1')

# A line of ten megabytes, and strings and names of that size.
def t(label, src, mode='exec'):
    try:
        compile(src, 'big', mode)
        print(label, 'ended')
    except (SyntaxError, MemoryError, RecursionError):
        print(label, 'ended')
n = 10_000_000
t('string', 'x = "' + 'a' * n + '"'); t('open string', 'x = "' + 'a' * n)
t('comment', '#' + 'a' * n); t('name', 'a' * n); t('spaces', 'x =' + ' ' * n + '1')
t('newlines', '\n' * 1_000_000 + 'x'); t('digits', 'x = ' + '1' * 4000)
t('too many digits', 'x = ' + '1' * 100_000); t('hex', 'x = 0x' + 'f' * 1_000_000)
t('float', 'x = 0.' + '1' * 1_000_000); t('indent', ' ' * 1_000_000 + 'x')
t('bytes', b'x = b"' + b'a' * n + b'"'); t('backslashes', 'x = 1 + \\\n' * 1000 + '1')
print('alive')

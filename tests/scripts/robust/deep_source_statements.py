# Deeply nested blocks, elif chains and functions end in an exception or in success.
def t(label, src):
    try:
        compile(src, 's', 'exec')
    except (SyntaxError, RecursionError, MemoryError):
        pass
    print(label, 'ended')
def blocks(head, n): return ''.join(' ' * i + head + '\n' for i in range(n)) + ' ' * n + 'pass\n'
for head in ('if x:', 'while x:', 'for a in x:', 'with a:', 'def f():', 'class C:'):
    t(head, blocks(head, 3000))
t('try', ''.join(' ' * i + 'try:\n' for i in range(3000)) + ' ' * 3000 + 'pass\n')
t('fstring', 'f"{' * 500); t('decorators', '@a\n' * 1000 + 'def f(): pass\n')
t('strings', 's = ' + '"a" ' * 10_000 + '\n')
print('alive')

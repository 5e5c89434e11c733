# Starred targets and expressions where they may not be.
for s in (
    '*a = 1', '*a, *b = 1', 'x = *a', '[*a, *b] = 1', 'del *a', 'a, b += 1', '(a, b): int = 1',
    '*a', 'print(*)', 'f(**)', '*a, b = c = *d, = 5', '{**a} = 1', 'for *a in b: pass', '(*a)',
    '[*a for a in b]', '{**a for a in b}', 'return *a, b', 'lambda *: 1'
):
    try:
        compile(s, 'x', 'exec')
        print(s, 'compiles')
    except SyntaxError as e:
        print(s, '->', e.msg)

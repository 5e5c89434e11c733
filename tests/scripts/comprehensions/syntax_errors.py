# Malformed comprehensions.
for s in (
    '[x for]', '[for x in y]', '[x for x]', '[x, y for x in z]', '[x for x in a if]',
    '{x: for x in y}', '{x: y, for x in z}', '[x for 1 in y]', '[x for x() in y]',
    '[yield x for x in y]', '[(yield x) for x in y]', '{1: 2, **x for x in y}',
    'f(x for x in y, 1)', 'f(1, x for x in y)', 'f(x for x in y, z for z in w)', '[x for x in *y]',
    '[x async for x in y]', '[await x for x in y]'
):
    try:
        compile(s, 's', 'exec')
        print(s, 'compiles')
    except SyntaxError as e:
        print(s, '->', e.msg)

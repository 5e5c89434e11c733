# Malformed patterns.
for p in (
    'x.y()', 'x | y', '[a, a]', '{"a": x, "a": y}', 'Point(x=1, x=2)', '[*a, *b]', '{**a, "b": 1}',
    '1 + 1', '-x', 'a.b as c', '_ as _', 'x as x.y', 'f"x"', '{x: 1}', 'Point(x=1, 2)', 'a = 1',
    '1 as x as y', '(x as y) | z', '{**_}', '*a', '[x] | [y]', 'x if', '1 + 2', '"a" "b"', '1j + 1',
    '-1 - 2j', '{-1: x, 1.5: y}', 'None | True', '[a, b, *_]', '*a,', 'case', 'match', '()', '(a)',
    '(a,)', '"x" | 1 | None'
):
    try:
        compile(f'match v:\n    case {p}: pass\n', 's', 'exec')
        print(p, 'compiles')
    except SyntaxError as e:
        print(p, '->', e.msg)

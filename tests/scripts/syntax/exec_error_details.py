# SyntaxError objects: message, line, offset and file name.
for s in (
    'x = = 1', 'if x\n  y', 'a b', 'f(a b)', '(', 'x = )', "'abc", 'def f(:', '  x', 'x\n  y',
    'print "a"', 'a = 1 +', 'for in x:', '1 = x', 'x = [1, 2', 'import', 'from x import', 'class',
    '@', 'lambda', 'x = yield = 1', 'del 1', 'f(**a, *b)', 'a.1', 'a[', '{1:2, 3}', '{1, 2: 3}',
    'not', 'x if y', 'try: x', 'with: x', 'assert', 'global', 'global 1', 'raise from x', 'while',
    '\\', '!', '1 + * 2', 'x ==', 'a = b = ', 'x: = 1', 'async x', 'await', 'pass pass',
    'None += 1', '"a" = 1', 'f"{a}" = 1', '(a, 1) = 2', '[a, b()] = 1', 'a, b += 1', 'x + 1 += 1',
    'f() += 1', 'for f() in x: pass', 'with x as f(): pass', 'import a.b as c.d', 'from . import *',
    'from a import (b', 'from a import b,', 'import a, ', 'from a import ()'
):
    try:
        compile(s, 'file.py', 'exec')
        print(repr(s), 'compiles')
    except SyntaxError as e:
        print(repr(s), '->', type(e).__name__, '|', e.msg, '|', e.lineno, e.offset, e.filename)

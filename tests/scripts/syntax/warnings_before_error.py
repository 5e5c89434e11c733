"""Of what is compiled up to an error the warnings are shown, of what follows it none."""

import warnings

SOURCES = [
    '(yield)\n1 is 1\n', '1 is 1\nreturn\n2 is 2\n', '1 is 1\nbreak\n2 is 2\n', '1 is 1\nawait x\n2 is 2\n',
    '1 is 1\nnonlocal x\n2 is 2\n', '1 is 1\ndef f(a, a): pass\n2 is 2\n', 'def f():\n  1 is 1\n  break\n2 is 2\n',
    '1 is 1\n[x async for x in y]\n2 is 2\n', '1 is 1\n*a\n2 is 2\n', '1 is 1\n*a, *b = c\n2 is 2\n',
    "1 is 1\n'\\d'\nfrom __future__ import zz\n2 is 2\n", '1 is 1\nf(a=1, a=2)\n2 is 2\n',
    '1 is 1\nmatch x:\n case {"a": 1, "a": 2}: pass\n2 is 2\n', '1 is 1\ntry: pass\nexcept: pass\nexcept A: pass\n2 is 2\n',
    'def f():\n  1 is 1\n  return await y\nclass A:\n  2 is 2\n  return 3\n', 'x = 1 is 1\n__debug__ = 1\n2 is 2\n',
    '1 is 1\ncontinue\n', '"\\d"\nbreak\n"\\e"\n',
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, '<s>', 'exec')
        except SyntaxError as error:
            print(repr(source), error.msg, error.lineno)
    print([(w.category.__name__, str(w.message), w.lineno) for w in caught])

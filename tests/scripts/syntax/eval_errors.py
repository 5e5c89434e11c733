# eval and compile in eval and single mode.
for s, mode in (
    ('x = 1', 'eval'), ('', 'eval'), (' ', 'eval'), ('1;2', 'eval'), ('def f(): pass', 'eval'),
    ('1\n2', 'eval'), ('  1 ', 'eval'), ('\n1', 'eval'), ('pass', 'eval'), ('1 2', 'eval'),
    ('# c', 'eval'), ('1 # c', 'eval'), ('yield 1', 'eval'), ('x\ny', 'single'), ('x; y', 'single'),
    ('', 'exec'), ('\n\n# only a comment', 'exec'), ('1', 'nope'), ('1,', 'eval'),
    ('*a, 1', 'eval'), ('(\n1\n)', 'eval'), ('return 1', 'exec')
):
    try:
        code = compile(s, 's', mode)
        print(repr(s), mode, 'compiles')
    except (SyntaxError, ValueError) as e:
        print(repr(s), mode, '->', type(e).__name__, e.args[0])

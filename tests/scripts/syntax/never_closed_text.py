"""The line that a bracket never closed shows; what an f-string before the end of the text says."""

sources = ['x = (1,\n2', 'x = (1,\n', 'x = (1,\n\n', 'x = (1,', 'def f(\n  y = 2', 'x = (1,\n2 3', 'a[\n\n\n',
           '(\n#c', '(a\n(b\n', 'f(1,\n# c\n', 'class A:\n  x = 1\n  def f(\n  y = 2', 'if 1:\n a[:,\n z = 1',
           'f(a, b\nf(a b)\nf(c)', '{a: b\n{**a, b}\n', 'del x,\ndel (x\nelif x: pass', 'é = (ü,\nä b']
for field in 'a b', 'lambda x: 1', '*a', '', 'a!x', '1 1', 'a.1', 'f(', ')', 'a;b', 'x = 1':
    for around in '[f"{%s}"', 'f"{%s}"\\', '(x := f"{%s}"', 'f"{%s}"', '(f"{%s}"\n', 'f"{%s}" (', 'f"{%s}" 1 (':
        sources.append(around % field)
for source in sources:
    for text in source, source + '\n':
        for form in (text,):
            try:
                compile(form, '<t>', 'exec')
                print(repr(form), 'compiles')
            except SyntaxError as error:
                print(repr(form), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset,
                      repr(error.text))

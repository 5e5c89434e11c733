# IndentationError names the statement and its line.
for s in (
    'if x:\ny', 'while x:\ny', 'for x in y:\nz', 'try:\nx', 'with x:\ny',
    'else_ = 1\nif x:\n  y\nelse:\nz', 'def f():\nx', 'class C:\nx', 'try:\n  x\nexcept:\ny',
    'try:\n  x\nfinally:\ny', 'if x:\n  y\nelif z:\nw', 'match x:\ncase 1: pass',
    'match x:\n  case 1:\n  y', 'try:\n  x\nexcept E as e:\ny', 'async def f():\nx',
    'for x in y:\n  pass\nelse:\nz', 'if x:\n', 'if x:'
):
    try:
        compile(s, 's', 'exec')
        print('compiles')
    except SyntaxError as e:
        print(repr(s), '->', type(e).__name__, e.msg, e.lineno, e.offset)

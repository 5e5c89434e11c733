# Trees that are too deep are an error, never a crash.
import ast


def attempt(action):
    try:
        action()
        print('fine')
    except RecursionError as error:
        # Which node it met last depends on the size of the native stack.
        print('RecursionError', str(error).split(' while ')[0])


def located(**fields):
    return dict(fields, lineno=1, col_offset=0)


def compiled(depth):
    node = ast.Name('a', ast.Load(), **located())
    for _ in range(depth):
        node = ast.UnaryOp(ast.Not(), node, **located())
    return lambda: compile(ast.Expression(node), '', 'eval')


attempt(compiled(400))
attempt(compiled(100000))
loop = ast.List([], ast.Load(), **located())
loop.elts.append(loop)
attempt(lambda: compile(ast.Expression(loop), '', 'eval'))
block = ast.Pass(**located())
for _ in range(50000):
    block = ast.If(ast.Constant(1, **located()), [block], [], **located())
attempt(lambda: compile(ast.Module([block], []), '', 'exec'))
attempt(lambda: ast.parse('+'.join(['a'] * 500)))

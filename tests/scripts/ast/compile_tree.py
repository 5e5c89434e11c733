# Trees that scripts change and compile.
import ast


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)
        return node


tree = ast.parse('def f(a, b=3):\n    return a + b + 10\nprint(f(1), [x for x in (1, 2)])\n')
exec(compile(tree, 'tree', 'exec'))
exec(compile(ast.fix_missing_locations(Doubler().visit(tree)), 'tree', 'exec'))

for value in ((1, (2.5, 'a')), frozenset({1}), -5, 2 ** 100, -2 ** 70, 1 + 2j, b'x', ..., None, True, -0.0):
    node = ast.Expression(ast.Constant(value, lineno=1, col_offset=0))
    result = eval(compile(node, '', 'eval'))
    print(repr(result), type(result).__name__)

failing = ast.parse('def g():\n\n    return 1 / 0\n')
ast.increment_lineno(failing, 20)
exec(compile(failing, 'moved', 'exec'))
try:
    g()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_filename)

doc = ast.parse('"""module"""\nassert 0\ndef h():\n    "doc"\n')
print('module' in compile(doc, '', 'exec', optimize=2).co_consts, ast.get_docstring(doc))
print(compile(doc, '', 'exec', ast.PyCF_ONLY_AST) is doc)
exec(compile(ast.Interactive([ast.parse('1 + 2').body[0]]), '', 'single'))
print(ast.unparse(tree))

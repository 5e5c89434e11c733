# Types in comments are part of the tree where that is asked for.
import ast

SOURCE = '''
def f(
    a,  # type: A
    *b,  # type: B
    c=1  # type: C
):
    # type: (...) -> int
    x = []  # type:List[int]
    for y in x:  # type: Y
        pass  # type: ignore[why]
    with x as z:  # type: Z
        pass  # an ordinary comment
async def g(): # type: () -> None
    return 1  # type: ignore
'''
tree = ast.parse(SOURCE, type_comments=True)
print(ast.dump(tree, indent=1))
print(ast.dump(ast.parse(SOURCE)) == ast.dump(ast.parse(SOURCE.replace('type:', 'typ:'))))
print(ast.unparse(tree))
for wrong in ('pass  # type: int\n', 'x += 1  # type: int\n', 'def f():  # type: a\n  # type: b\n  pass\n',
              'pass  # type: ignored\n', 'def f(*, # type: int\n a): pass\n'):
    try:
        ast.parse(wrong, type_comments=True)
    except SyntaxError as error:
        print(error.msg)

# The syntax of older versions of Python 3.
import ast

for version, source in ((7, 'def f(x, /): ...'), (7, '(x := 0)'), (7, 'f"{x=}"'), (5, 'f"{x}"'), (5, 'x: int'),
                        (5, '1_000'), (4, 'a @ b'), (4, 'a @= b'), (8, 'with (a as b): pass'),
                        (9, 'match a:\n case 1: pass'), (10, 'try: pass\nexcept* A: pass'),
                        (5, 'async def f(): [x async for x in y]')):
    print(type(ast.parse(source, feature_version=(3, version + 1))).__name__)
    try:
        ast.parse(source, feature_version=(3, version))
    except SyntaxError as error:
        print(error.msg)

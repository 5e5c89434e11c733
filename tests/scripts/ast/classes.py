# The node classes: fields, defaults, places, constructors, copies.
import ast
import copy
import pickle

for cls in (ast.AST, ast.Module, ast.stmt, ast.FunctionDef, ast.AsyncFor, ast.expr, ast.Name, ast.Load,
            ast.operator, ast.arg, ast.alias, ast.pattern, ast.MatchAs, ast.TypeIgnore):
    print(cls.__name__, cls.__mro__[1:-1], cls._fields, cls.__match_args__, cls._attributes)
    print(cls.__module__, cls.__doc__)
print(ast.Return().value, ast.arg.annotation, ast.expr.end_lineno, hasattr(ast.pattern, 'end_lineno'))

name = ast.Name('a', ctx=ast.Load(), lineno=3, other=[])
print(list(name.__dict__), isinstance(name, ast.expr))
for make in (lambda: ast.Name(1, 2, 3), lambda: ast.Name(1, id=2), lambda: ast.AST(1), lambda: ast.Name().id):
    try:
        make()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Named(ast.Name):
    _fields = ('id', 'ctx', 'more')


node = Named('x', ast.Store(), more=[1])
for same in (copy.copy(node), copy.deepcopy(node), pickle.loads(pickle.dumps(name))):
    print(type(same).__name__, ast.dump(same))
print(name.__reduce_ex__(2)[1:] [0], name.__reduce_ex__(2)[2].keys())
match name:
    case ast.Name(which, ast.Load()):
        print('matched', which)

# symtable: the names of blocks and what is known of them.
import symtable

SOURCE = '''
import os.path as p, sys
from math import *
x: int = 5
y: str
(z): int
total = 0

def outer(a, b=x, /, *args: int, c, d=1, **kw) -> 'str':
    """doc"""
    global total
    total += a
    seen = local = []
    def inner(q):
        nonlocal seen
        seen = [q + local + v for v in b if (w := v)]
        return super, print
    class C(Base, metaclass=Meta):
        __private = 1
        a = a
        def method(self): return __class__, self.__private, a, __private
        def other(self): return super().x
    try:
        pass
    except E as e:
        pass
    with f() as g, h as (i, j): del g
    match a:
        case {'k': k, **rest} | [k, *rest]: pass
        case Point(x=0) as m: pass
        case _: pass
    lambda n, *, o=n: n + o + undefined
    return inner, {s: t for s, t in args}, {u for u in kw}, (1 for _ in c)

async def co():
    async for r in s: yield r
    await t
    print(f'{r!r:{width}}')
'''


def show(table, depth=0):
    print('  ' * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_optimized(), table.is_nested(),
          table.has_children())
    if isinstance(table, symtable.Function):
        print('  ' * depth, 'function', sorted(table.get_parameters()), sorted(table.get_locals()), sorted(table.get_globals()),
              sorted(table.get_nonlocals()), sorted(table.get_frees()))
    if isinstance(table, symtable.Class):
        print('  ' * depth, 'class', sorted(table.get_methods()))
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        known = [name for name in ('referenced', 'parameter', 'global', 'nonlocal', 'declared_global', 'local', 'free',
                                   'imported', 'assigned', 'annotated', 'namespace') if getattr(symbol, f'is_{name}')()]
        print('  ' * depth, '-', symbol.get_name(), *known)
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(SOURCE, 'some file', 'exec'))
show(symtable.symtable('[a for b in c for a in b if d]', 'x', 'eval'))
show(symtable.symtable('a = 1', 'x', 'single'))
for text, kind in [('a = ', 'exec'), ('def f(a, a): pass', 'exec'), ('nonlocal x', 'exec'), ('def f():\n x = 1\n global x', 'exec'),
                   ('a = 1', 'eval'), ('a', 'other'), (5, 'exec'), ('def f():\n  nonlocal q', 'exec'), ('[x := 1 for x in y]', 'exec'),
                   ('from a import b as c, d', 'exec')]:
    try:
        print(sorted(symtable.symtable(text, 'x', kind).get_identifiers()))
    except (SyntaxError, ValueError, TypeError) as error:
        print(type(error).__name__, error)

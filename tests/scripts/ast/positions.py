# Trees with all places: bytes of UTF-8, f-strings, decorators, calls, comprehensions.
import ast

SOURCES = [
    'é = "ü" + x  # comment',
    'f"a{x!r:>{width}}b" "c"',
    '''f"""
{a}
  {b:{c}} {d = }"""''',
    '@deco(1)\n@other\nasync def f(a, /, b: int = 1, *c, d=2, **e) -> 3:\n    return await a\n',
    'f(x for x in y if z)',
    'class A(B, metaclass=C):\n    """doc"""\n    x: int = 3\n',
    'try:\n    pass\nexcept* A as e:\n    raise\nelse:\n    del a.b, c[1:2, ...]\nfinally:\n    assert x, y\n',
    'match a:\n    case {1: [x, *_], **rest} | B(1, c=2) if (y := 2):\n        pass\n    case None | -1+2j:\n        pass\n',
    'from .a import (b as c,\n    d)\nimport e.f as g\n',
    "x = u'a' 'b'; y = b'c'; z = 10**100, 1.5, 2j, ..., None\n",
    'with a as (b, c), d: pass\nwith (e as f): pass\n',
    'if a: pass\nelif b: pass\nelse: pass\nwhile 1: break\nelse: continue\n',
    'lambda *a, b=1: (yield)',
    'a = b, *c = d = 1\na += 1\nglobal x\n',
    '(a)[b](c)(*d, **e).f\n',
    '{**a, 1: 2}; {1, *b}; [*c]; {x: y for x, y in z}; not a < b <= c is not d\n',
]
for source in SOURCES:
    print(ast.dump(ast.parse(source), include_attributes=True))
print(ast.dump(ast.parse('a if b else c', mode='eval'), include_attributes=True))
print(ast.dump(ast.parse('a; b', mode='single'), include_attributes=True))
print(ast.dump(ast.parse('(int, *str, **Any) -> float', mode='func_type')))

# Functions made by exec have frames without source lines.
ns = {}
exec('def f(x):\n    return g(x)\ndef g(x):\n    return x.missing\n', ns)
def call(): return ns['f'](1)
call()

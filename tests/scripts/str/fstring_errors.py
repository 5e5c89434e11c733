# Errors of f-strings at compile time and at run time.
for s in (
    "f'{}'", "f'{'", "f'}'", "f'{a b}'", "f'{1!x}'", "f'{1!}'", "f'{lambda x: 1}'",
    "f'{a:{b:{c}}}'", "f'{\"a\\n\"}'", "f'{#}'", "f'{ }'", "f'{1 +}'", "f'{a[}'", "f'{(}'",
    "f'{x=!}'", "f'{*a}'", "f'{a $ b}'", "f'{!r}'", "f'{:x}'", "f'{1:{}}'", "f'{a['x']}'"
):
    try:
        print(s, eval(s))
    except (SyntaxError, NameError) as e:
        print(s, '->', type(e).__name__ + ':', e.args[0])
for f in (
    lambda: f'{undefined_name}', lambda: f'{1:q}', lambda: f'{[]:5}', lambda: f'{1 / 0}',
    lambda: f'{None:>5}', lambda: f'{"a":d}'
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

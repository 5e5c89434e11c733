# f-strings: expressions, conversions, specs, nesting, the = form.
x, name, w = 3.14159, 'Bob', 10
print(f'{name} is {x:.2f}', f'{x!r}', f'{name!r:>8}', f'{x:{w}.{2}f}', f'{{literal}}')
print(f'{{{name}}}', f'{name.upper()}', f"{'nested'}", f'{1 + 2 * 3}', f'{[1, 2][0]}')
print(f'{ {"a": 1}["a"]}')
print(f'{x=}', f'{x = }', f'{name=!s}', f'{x=:.2f}', f'{1 + 1=}', f'{ x =:>10.3f}', f'{name=}')
print(f'{(lambda y: y * 2)(4)}', f'{x if x > 3 else 0}', f'{"a" "b"}')
print(f'{name:>{w}}|{name:^{w}}|{name:*<{w}}', f'{name!a}', f'{None}', f'{w:05d}')
print(f'{w:#x}')
print(f'a{1}b{2}c', f'', f'{1}{2}', f'{"}"}', f'{"{"}', f'{x:}', f'{len(name)!s:>3}')
print(f'{(1, 2)}', f'{1, 2}', f'{w!r:^{w}}', f'{f"{name}"}')
def f(a): return f'{a}{f(a - 1) if a else ""}'
print(f(3))
print(f'''multi
{name
 .lower()} line''', f'{3 != 4}', f'{w:{"<" if 1 else ">"}5}|')

# __format__ receives the specification; object.__format__ refuses one.
class T:
    def __format__(self, spec): return f'<{spec}>'
class Plain:
    def __str__(self): return 'plain'
class Bad:
    def __format__(self, spec): return 5
print(f'{T()}', f'{T():abc}', format(T(), 'x y'), '{:>5}'.format(T()))
print('{0:{1}}'.format(T(), 'nested'), f'{T()!r:.5}'[:3], f'{T():%Y-%m-%d}')
print(f'{T():{1}{2}}')
print(f'{Plain()}', format(Plain()), f'{Plain()!s:>7}')
for f in (
    lambda: f'{Plain():5}', lambda: format(Bad()), lambda: format(1, 5), lambda: format(),
    lambda: f'{Bad():x}'
):
    try:
        print(f())
    except TypeError as e:
        print(e)

# startswith, endswith, removeprefix, removesuffix.
s = 'hello.py'
print(s.startswith('he'), s.startswith('el', 1), s.startswith('el', 1, 2))
print(s.startswith(('x', 'he')), s.startswith(()), s.startswith(''), s.startswith('', 8))
print(s.startswith('', 9), s.endswith('.py'), s.endswith(('.c', '.py')))
print(s.endswith('py', 0, 7), s.endswith('hello', 0, 5), s.endswith(''))
print(s.removeprefix('hel'), s.removeprefix('x'), s.removesuffix('.py'))
print(s.removesuffix(''), s.removesuffix('x'), 'aa'.removeprefix('aa') == '')
for bad in (
    lambda: s.startswith(1), lambda: s.endswith(['a']), lambda: s.startswith((1,)),
    lambda: s.removeprefix(1)
):
    try:
        bad()
    except TypeError as e:
        print(e)

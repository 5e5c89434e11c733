# Long but flat sources compile and run.
print(eval(' + '.join(['1'] * 500)))
print(sum(eval('[' + ', '.join(map(str, range(20_000))) + ']')))
print(len(eval('{' + ', '.join(f'{i}: {i}' for i in range(5000)) + '}')))
ns = {}
exec('\n'.join(f'v{i} = {i}' for i in range(5000)), ns); print(ns['v4999'])
exec('x = 0\n' + 'x += 1\n' * 5000, ns); print(ns['x'])
exec('if 0: pass\n' + ''.join(f'elif {i} == 90: r = {i}\n' for i in range(100)), ns); print(ns['r'])
exec(
    'def f():\n' + ''.join(f'    a{i} = {i}\n' for i in range(2000)) + '    return a0 + a1999\n',
    ns)
print(ns['f']())
exec(
    'def g(x):\n' + ''.join(f'    if x == {i}: return {i} * 2\n' for i in range(3000)) + '    return None\n',
    ns)
print(ns['g'](2999), ns['g'](5000))
exec(
    'def h():\n    s = 0\n    for i in range(3):\n' + '        s += i\n' * 3000 + '    return s\n',
    ns)
print(ns['h']())
print(len(eval('"' + 'a' * 1_000_000 + '"')), len(eval('b"' + 'z' * 100_000 + '"')))
print(eval('(' + '\n' * 10_000 + '5)'), eval('1 ' + '#' * 100_000))
exec('#' + 'c' * 1_000_000 + '\nprint("after a long comment")\n' + '\n' * 10_000 + 'print("after many blank lines")')
name = 'n' * 10_000
exec(f'{name} = 3', ns); print(ns[name])

# Nesting of reasonable depth compiles and runs.
print(eval('(' * 50 + '7' + ')' * 50), eval('-' * 100 + '1'), eval('not ' * 60 + 'True'))
print(eval('[' * 50 + ']' * 50), eval('1 + ' * 500 + '1'))
print(eval('x' + '.real' * 200, {'x': 5}))
print(eval('f' + '()' * 100, {'f': (lambda g: lambda: g(g))(lambda g: lambda: g(g))}) is not None)
src = ''
for i in range(15): src += ' ' * i + 'for a%d in [1]:\n' % i
src += ' ' * 15 + 'print("innermost")\n'
exec(src)
src = ''
for i in range(60): src += ' ' * i + 'if True:\n'
exec(src + ' ' * 60 + 'print("60 ifs")\n')
src = ''
for i in range(40): src += ' ' * i + 'def f%d():\n' % i
src += ' ' * 40 + 'return 40\n'
for i in reversed(range(39)): src += ' ' * (i + 1) + 'return f%d()\n' % (i + 1)
exec(src + 'print(f0())\n')

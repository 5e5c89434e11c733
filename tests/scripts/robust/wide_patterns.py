# Patterns that bind very many names.
import time

started = time.process_time()
names = ['a%d' % i for i in range(600)]
sources = [
    'case [' + ', '.join(names) + ']: got = a0, a599\n',
    'case {' + ', '.join('%d: %s' % pair for pair in enumerate(names)) + '}: got = a0, a599\n',
    'case ' + ''.join('[%s, ' % name for name in names[:60]) + ']' * 60 + ': got = a0, a59\n',
    'case ' + ' | '.join('[%d, a]' % i for i in range(600)) + ': got = a\n',
]
subjects = [list(range(600)), {i: -i for i in range(600)}, [0, []], [599, 'last']]
for n in range(59, -1, -1):
    subjects[2] = [n, subjects[2]] if n < 59 else [n]
for source, subject in zip(sources, subjects):
    space = {'x': subject}
    exec('match x:\n ' + source + ' case _: got = None\n', space)
    print(space['got'])
print(time.process_time() - started < 20)

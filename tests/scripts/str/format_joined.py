# f-strings of several parts: ints of one word and of more, texts of every width, subclasses.


class Text(str):
    def __format__(self, spec):
        return 'text' + spec

    def __str__(self):
        return Text('shown')


class Number(int):
    def __format__(self, spec):
        return Text('number') + spec


a, b, f = 1, 'x', 1.5
edges = (0, 7, 10, 99, 100, 999, 1000, 9999, 10000, 99999, 100000, 2**61, 2**62 - 1, 2**62)
for n in (*edges, -1, -10, -999, -10000, -(2**62), -(2**62) - 1, 2**63, 2**200):
    print(f'<{n}>', f'{n}{n}', f'{n!s}|{n!r}|{n!a}', '%s-%r-%a' % (n, n, n), f'{n}', f'é{n}')
for v in (True, None, Number(4), Text('q'), 1.5, 1e300, 'é', '\u20ac', '\U0001f600', ''):
    print(f'<{v}>', f'{v}{v}', f'{v!s}|{v!r}|{v!a}', '%s-%r-%a' % (v, v, v), f'{v}{a}{b}{f}')
for n in (0, 5, -5):
    print(f'{n:3}{n!r:>4}|{n!s:4}|{"":{n + 6}}|{n:{n}{9}}|{a=}{n = }')
print(f'{""}{""}' == '', f'{b}{""}' == 'x', f'' == '')


# What a later part does to a variable changes no earlier part.
def later():
    global a
    a = [2]
    return 'later'


print(f'{a} {later()} {a}')


class Failing:
    def __format__(self, spec):
        raise ValueError('no format')


try:
    print(f'{5} {b} {Failing()}')
except ValueError as e:
    print(e)

# More parts than are kept on the stack.
n = 12
print(f'{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{n},{b}{n}')

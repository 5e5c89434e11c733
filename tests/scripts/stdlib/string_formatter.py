# string.Formatter and what it is made of: format strings and field names taken apart.
import string
import _string


def show(function, text):
    try:
        print(repr(text), function(text))
    except (ValueError, TypeError) as e:
        print(repr(text), type(e).__name__, e)


def parse(text):
    return list(_string.formatter_parser(text))


def split(text):
    first, rest = _string.formatter_field_name_split(text)
    return first, list(rest)


for text in ('', 'abc', '{}', '{{}}', 'a{{b}}c', '{a}{b!r}{c:>{w}}', '{0.x[1][k y].z!s:{w}.{p}}x', 'é{ü!a}日{本:漢}',
             '{a[}]}', '{a[:!]b}', '{:}', '{!r}', '{!r:}', '{!x}', '{!}', '{!é:x}', 'x{a!r', '{a!', '{a!rx}', '{', '}', 'a}b', 'a{',
             '{a', '{a:', '{a{b}}', '{a:{b}', '{a[b', '}}{', '{{', '}}', '{{{a}}}', 'x{{', 3, None, b'{}'):
    show(parse, text)
for text in ('', 'a', '0', '007', '1x', 'a.b', 'a[0]', 'a[-1]', 'a[k].b.c[2]', '٣[٤]', '[0]', '.x', 'a.', 'a[]', 'a[0', 'a[0]b',
             'a..b', 'a[b.c]', '99999999999999999999', 'a[99999999999999999999]', '9223372036854775807', 2.5):
    show(split, text)

fields = _string.formatter_parser('a{b}{')
print(type(fields).__name__, type(fields).__module__, iter(fields) is fields)
print(next(fields))
for _ in range(2):
    try:
        print(next(fields))
    except (ValueError, StopIteration) as e:
        print(type(e).__name__, e)
steps = _string.formatter_field_name_split('a.b')[1]
print(type(steps).__name__, next(steps), next(steps, 'end'), next(steps, 'end'))
try:
    type(fields)()
except TypeError as e:
    print(e)


class Text(str):
    pass


print([type(part) for part in next(_string.formatter_parser(Text('abc')))])
print(type(_string.formatter_field_name_split(Text('abc'))[0]))


class Loud(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f'<{key}>') if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        return format(value, spec).upper()

    def convert_field(self, value, conversion):
        return '~' if conversion == 'z' else super().convert_field(value, conversion)


loud = Loud()
print(loud.format('{0} {1:>5} {x} {y!r:>6} {z!z}', 'a', 'b', y='q'))
print(loud.format('{} {:{}}|{a[k]}|{b.real}', 'x', 'y', '<4', a={'k': 'v'}, b=3))
print(loud.vformat('{0[1]}{{}}', [['p', 'q']], {}))
for text in ('{0}{}', '{}{0}', '{9}', '{a.b'):
    try:
        print(string.Formatter().format(text, 1))
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(sorted(field for _, field, _, _ in string.Formatter().parse('{a}{b:{c}}{a.d}') if field))

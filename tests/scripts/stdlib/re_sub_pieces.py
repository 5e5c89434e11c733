# How sub puts its pieces together, and groups beyond those that a match has room for in place.
import re

text = 'one 1 two 22 three 333'
print(re.sub(r'\d+', '#', text), re.subn(r'x', '#', text), re.sub(r'x', '#', text) is text)
print(re.sub(r'\d+', lambda m: None, text), re.sub(r'\d*', '-', 'a1b'), re.sub('', '.', 'ab'))
print(ascii(re.sub(r'\d+', '\u20ac', text)), ascii(re.sub(r'[a-z]+', '\U0001f40d', '\xe9 ab \u20ac c')))
print(re.sub(rb'\d+', b'#', b'a1b22c'), re.sub(rb'\d+', lambda m: None, bytearray(b'a1b22c')), re.sub(rb'x', b'', b'abc'))
print(re.sub(r'(\w+) (\d+)', r'\2 \1', text), re.sub(r'(?P<w>[a-z]+)', r'<\g<w>>', text, count=2))


class S(str):
    pass


print(type(re.sub('x', 'y', S('abc'))), type(re.sub('a', lambda m: S('b'), S('a'))))
calls = []


def wrong(match):
    calls.append(match[0])
    return 5 if len(calls) == 2 else 'ok'


for pattern, function, string in ((r'\d+', wrong, text), (rb'\d+', lambda m: 'text', b'a1'), (r'\d', lambda m: b'bytes', '1')):
    try:
        print(re.sub(pattern, function, string))
    except TypeError as error:
        print(error, calls)
for groups in (1, 7, 8, 9, 20):
    pattern = re.compile('(.)' * groups)
    string = 'abcdefghijklmnopqrstuvwxyz' * 2
    match = pattern.search(string)
    print(match.groups(), match.group(*range(1, groups + 1)) == match.groups() or groups == 1, match.regs[-1], len(pattern.findall(string)))
    print(pattern.split(string)[:groups + 2], pattern.sub('-', string))
print(len(re.findall(r'\b\w', 'x ' * 40)), re.split(r'\s', 'x ' * 20)[-3:], len(re.split(r'(\s)', 'x ' * 20)))
print(re.findall(r'\b[a-z]{4}\b', 'four five sixty ten nine4 \xe9tat abcd'), re.findall(r'\Ba', 'a ba aab'), re.findall(r'$', 'a\n'), re.findall(r'(?m)$', 'a\nb\n'))
match = re.match('(a)(b)?', 'ac')
for key in (0, 1, 2, True, False, 3, -1, 2 ** 70, 'x', None, 1.0):
    try:
        print(match[key])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
print([m.span() for m in re.finditer(r'\d+', text)], list(iter([1, 2, None, 3].pop, None)))

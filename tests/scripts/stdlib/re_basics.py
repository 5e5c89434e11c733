# re: matching, groups, substitution, splitting.
import re
m = re.match(r'(\w+)\s+(\d+)', 'item 42 rest')
print(m.group(), m.group(1), m.group(2, 1), m.groups(), m.span(), m.start(2), m.end())
print(m[1], bool(m), re.match('x', 'abc'), m)
print(re.search(r'\d+', 'a12b34').group(), re.findall(r'\d+', 'a12b34'))
print(re.findall(r'(\w)(\d)', 'a1b2'), [x.span() for x in re.finditer('b', 'abcb')])
print(re.fullmatch('a+', 'aaa') is not None, re.fullmatch('a', 'ab'))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'))
print(re.sub('a', lambda m: m.group().upper(), 'banana', count=2))
print(re.subn('x', 'y', 'axbx'), re.split(r'[,;]\s*', 'a, b;c,d'))
print(re.split(r'(-)', 'a-b-c', maxsplit=1), re.escape('a.b*c'))
p = re.compile(r'(?P<key>\w+)=(?P<val>[^;]*);?', re.I)
print(p.match('Name=Val;').groupdict(), p.findall('a=1;b=2'), p.pattern, p.groups)
print(p.groupindex['val'], p.sub(r'\g<val>:\g<key> ', 'a=1;b=2'))
print(re.findall(r'^\w', 'a\nb', re.M), re.search('a.c', 'a\nc', re.S) is not None)
print(re.findall(r'(?i)abc', 'ABC abc'), re.match(r'(a)|(b)', 'b').groups())
print(re.findall(r'a*?b', 'aab'), re.findall(r'(?<=x)\d(?!9)', 'x1 x29 y3'))
print(re.sub(r'\s+', ' ', ' a  b\t\nc '), re.findall(r'\bfoo\b', 'foo food foo'))
for s in ('(', '[a', '*a', 'a{2,1}', '(?P<n>a)(?P<n>b)', r'\1', '(?z)'):
    try:
        re.compile(s)
        print(s, 'compiles')
    except re.error as e:
        print(repr(s), 're.error')

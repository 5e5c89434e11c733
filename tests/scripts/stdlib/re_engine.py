# The engine of re: backtracking, groups that are undone, lookaround, lazy and possessive repeats.
import re
for pattern, text in [
    (r'(a+|b)*c', 'aabac'), (r'(?:a|ab)(?:c|bcd)(d*)', 'abcd'), (r'(a)?(b)?\2', 'abb'), (r'(?:(x)|y)*z', 'xyz'),
    (r'(?=(a+))a*b\1', 'baaabac'), (r'(?<=ab)c(?!d)', 'abcdabce'), (r'(?<!a)b', 'abcb'), (r'^$|x', ''),
    (r'(\w+?)(\d*)$', 'abc123'), (r'(a*)*', 'aab'), (r'(a*?)*?b', 'aab'), (r'(?:a{2,3}){2}', 'aaaaaaa'), (r'a{2,3}?a', 'aaaa'),
    (r'(?>a+|b)c', 'aac'), (r'(?:a++b)++', 'aabab'), (r'x*+x', 'xxx'), (r'(?:ab|a)*+b', 'abab'), (r'(?i)ÀÉ', 'xàé'),
    (r'(a)|b', 'b'), (r'(?P<n>.)(?P=n)', 'abccd'), (r'(x)?(?(1)y|z)', 'z'), (r'(?:(a)|(b))+', 'ab'), (r'((a)|b)*', 'ab'),
    (r'\bfoo\B', 'foobar foo'), (r'[^\W\d_]+', '12_añb'), (r'[\u0400-\u04ff]+', 'abc где'), (r'(?s).+', 'a\nb'), (r'(?m)^b$', 'a\nb\nc'),
    (r'(?:(?:a|b)*?c)*d', 'abcabd'), (r'(?=a)(?=.b)..', 'ab'), (r'(?:)*', 'x'), (r'(|a)+', 'aa'), (r'(?:a?)*?b', 'aab'),
]:
    m = re.search(pattern, text)
    print(pattern, text.replace('\n', '|'), m and (m.span(), m.groups(), m.lastindex, m.regs))
print(re.fullmatch('a|ab', 'ab'), re.fullmatch('(a*?)', 'aaa'), re.match('(a+)(a*)', 'aaa').groups())
print([m.span() for m in re.finditer('a*', 'baac')], re.sub('x*', '-', 'abxd'), re.split('x*', 'axbc'), re.findall(r'(\w)(\d)?', 'a1b'))
print(re.match('(?:a|b)*c', 'ab' * 200000 + 'c').end(), re.match('(?:(?:a)|b)*?c', 'ab' * 100000 + 'c').end(), re.match('(a)*', 'a' * 300000).span(1))
print(re.sub(r'(?P<w>\w+) (\d)', r'\2 \g<w>\g<0>', 'ab 1 cd 2'), re.subn('a', lambda m: m.group() * 2, 'banana', 2), re.sub(b'(.)', rb'\1\1', b'ab'))
p = re.compile(r'(?P<a>x)(?P<b>y)?', re.I | re.X)
m = p.match('zXq', 1)
print(p, p.groupindex, p.groups, p.flags, m, m.pos, m.endpos, m.lastgroup, m['a'], m.groupdict('-'), m.expand(r'<\g<a>>'), m.re is p, m.string)
for f in (lambda: m.group(5), lambda: m['q'], lambda: p.match(b'x'), lambda: re.match(b'x', 'x'), lambda: p.match(3), lambda: re.compile('(a'), lambda: re.compile('a**'), lambda: re.compile('(?<=a+)b'), lambda: re.sub('a', r'\3', 'a')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
s = re.compile('a|b').scanner('ab c')
print(s.match(), s.match(), s.match(), s.match(), s.pattern)
print(re.match(r'(?i:a)b', 'Ab'), re.match(b'a', bytearray(b'abc')).group(), re.search(b'b', memoryview(b'abc')).span(), re.purge(), re.escape('a.b*c'))
print(bool(re.match('\\ufb05', '\ufb06', re.I)), bool(re.match('[\ufb04-\ufb05]', '\ufb06', re.I)), re.search('^y', 'x' * 100000))

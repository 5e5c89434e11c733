# Which alternatives of a choice are tried, by the character, the place and the end of the text.
import re


def show(pattern, *texts, flags=0):
    for text in texts:
        print(repr(pattern), repr(text), [m.span() + (m.lastgroup,) for m in re.finditer(pattern, text, flags)],
              (m := re.match(pattern, text, flags)) and m.group(), bool(re.fullmatch(pattern, text, flags)))


show(r'(?P<num>\d+(\.\d*)?)|(?P<assign>:=)|(?P<id>[A-Za-z]+)|(?P<op>[+\-*/])|(?P<nl>\n)|(?P<skip>[ \t]+)|(?P<bad>.)',
     'x := 3.5*y;\n', '', 'é日', ':', ':=:', '\udcff')
show(r'a|ab|abc|b|', 'abcab', '', 'c')
show(r'(?:abc|ab|a)(?:c|bcd|)', 'abcd', 'abc', 'ab', 'a')
show(r'(?:|x)y|z', 'xyz', 'y')
show(r'^a|b$|\bc|$', 'abc ab', 'a', 'b\n', '')
show(r'^a|b$|\Bc', 'a\nb\na', 'xc', flags=re.M)
show(r'é|日本|[à-ÿ]+|\w\d|\W', 'é日本àÿx1 日', '٣4', '本')
show(r'É|straße|k', 'éÉ STRASSE ſtraße K', flags=re.I)
show(r'[^a]|a(?=b)|(?<=a)a', 'aab日a', 'a')
show(r'(?:(a)|(b)|(c))+', 'abcba', 'cc')
show(r'(a|b|ab)*?c|(?:x|y){2,3}z', 'ababc xyz yyxz', 'c')
show(r'(?:(a)|b)(?(1)c|d)', 'ac bd ad bc')
show(r'(?>a|ab)c|(?:a|ab)c', 'abc', 'ac')
show(r'(a|b)\1|(?i:Q|r)', 'aab qR')
show('|'.join(map(chr, range(97, 123))), 'hello, world')
show('|'.join(f'w{i}x' for i in range(300)), 'w7x w299x w300x w12')
show('|'.join(f'[{chr(i)}-\xff]' for i in range(33, 256) if chr(i) not in '[]\\^-'), 'a \xff\u0100')
print(re.findall(rb'a|\xff|[\x80-\x90]+|$', b'\xffa\x80\x85b'))
print(re.compile('a|b|c').search('xxb', 1, 2), re.compile('(?:a|b|$)').search('xxb', 1, 2).span())
print(re.sub(r'(?P<q>"[^"]*")|(\s+)|(#.*$)', lambda m: '' if m[3] else m['q'] or ' ', 'a  "b  c"   d # e', flags=re.M))
print(re.split(r',|;|\s+|(?:and)', 'a,b;c  d and e'))


class Groups:
    pattern = '|'.join(f'(?P<g{i}>{chr(97 + i)})' for i in range(26))


for m in re.finditer(Groups.pattern, 'az!m'):
    print(m.lastgroup, m.lastindex, sum(g is not None for g in m.groups()), m.regs.count((-1, -1)))

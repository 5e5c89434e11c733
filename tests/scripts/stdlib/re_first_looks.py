# What is looked at before an expression runs: places, marks, repeats and alternatives in front.
import re

text = 'one "two" 3\nfour 55 "six"\n\nseven-8 nine_9\n'
patterns = [
    r'^\w+|"\w+"', r'(?m)^\w+|"\w+"', r'(?m)^.*" 5|\d+$', r'\b\w|\d\b', r'(?:\b|-)\d', r'$|^', r'(?m)$|^', r'\A\w+|\Z', r'(?m)^$|8',
    r'(\d)|([a-z]{4,})|("[^"]*")', r'(?:(?P<n>\d+)|(?P<w>\w+)|(?P<q>"))', r'\s*(?:(\d+)|(\w+))', r'(?:a*|b)x|e', r'(?:(?:\d|x)+|s)', r'\B\w\b|\n\n',
    r'(?:)|a', r'a|', r'(?i)ONE|SIX', r'(?:^|\s)\d', r'(?<=")\w+|(?=8)', r'(?!o)\w|\d', r'\w{2,3}?|"', r'[^\W\d]+-|x', r'(o)|(n)|(e)', r'(?:f|s)(?:o|e)\w+',
    r'.*?"|z', r'(?s).*"', r'(?m)^(?:f|s)', r'(?>\w+)|"', r'\w++"|"', r'(a)?(?(1)b|o)', r'(?=(\w+))\1', r'\d+\b|\w+\b',
]
for pattern in patterns:
    compiled = re.compile(pattern)
    print(pattern, [m.span() for m in compiled.finditer(text)][:9], len(compiled.findall(text)), compiled.match(text), compiled.fullmatch(text, 4, 5), compiled.search(text, 11), compiled.search(text, 5, 8))
    print([m.span() for m in compiled.finditer('\u20ac' + text)][:5], len(compiled.split(text)), ascii(compiled.sub('<>', text)[:40]))
for pattern in (rb'^\w|"', rb'\b\d|x', rb'(?m)^"|\d$'):
    print(pattern, re.findall(pattern, text.encode()))
print(re.findall(r'^.*" 40[0-9] .*$|" 204 ', 'a" 404 x\nb" 204 y\nc" 500\n' * 3, re.M), re.split(r'(?:^|,)', 'a,b'), '{}{}|{:>3}|{!r}'.format(1, 'x', 2, '\xe9'))
for wrong in ('{}{0}', '{', '}', '{}{', '{0}{}', '{} {} {}'):
    try:
        print(wrong.format(1, 2))
    except (ValueError, IndexError) as error:
        print(error)
lines = '\nab\n\ncd ab\nab'
for pattern in (r'(?m)^ab', r'(?m)^ab|d', r'(?m)^|b', r'(?m)(?:^|,)a', r'^ab', r'\Aab|cd', r'(?m)^$', r'(?m)^\Z|^ab$', r'(?m)(?:^a)?b', r'(?m)(?=^)a', r'(?m)(?!^)a', r'(?m)(?<=\n)^a|(?<=c)d', r'(?m)(^a|(^)\n)', r'(?m)\s*^c', r'(?m)(?:^)*b', r'(?m)x*^a'):
    compiled = re.compile(pattern)
    print(pattern, [m.span() for m in compiled.finditer(lines)], [m.span() for m in compiled.finditer('ab' + lines + '\n', 1, 9)], [m.span() for m in compiled.finditer('')], compiled.search(lines, 4), compiled.search('\u20ac' + lines))
empty = re.compile('')
print(empty.match('abc', 2, 1), empty.search('abc', 3, 2), empty.findall('abc', 2, 1), list(empty.finditer('abc', 9, 2)), empty.fullmatch('abc', 2, 1), empty.match('abc', 9), empty.match('abc', 1, -5), empty.scanner('abc', 2, 1).search())

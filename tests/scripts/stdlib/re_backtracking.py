# Repeats that give back what they took, or take more, with other choices pending.
import re

text = 'aaa bbb aab, a1b22c333; <x><yy></yy></x> ' + 'ab' * 40
for pattern in (r'\w+b', r'(\w+)\d', r'(\w+?)(\d+)', r'<(.+)>', r'<(.+?)>', r'(a|ab)+b', r'(?:a*b)*c', r'(\w*)(\w)(\w+)',
                r'(.*)(\d+)(.*)\2', r'(.*?)(\d+?)3', r'(?=(\w+)b)a', r'(?!\w+ )\w+', r'(?<=a)\w*b', r'(?>a*)b', r'a*+b',
                r'(?:(\w)(\w))*?c', r'\w{2,}?\d', r'(\w{2,3}){2}', r'((a+)(b+))+$', r'(x?)*y'):
    for wide in ('', '\u0394', '\U0001f600'):
        subject = text + wide
        found = re.search(pattern, subject)
        print(pattern, found and (found.span(), found.groups()), len(re.findall(pattern, subject)),
              re.fullmatch(pattern, subject) is not None)
many = 'x' * 3000 + 'y'
print(len(re.findall(r'(?:x|xx)+?y', many)), re.search(r'(x+)+$', 'x' * 15 + 'y'), re.sub(r'x+?(?=y)', '-', many))

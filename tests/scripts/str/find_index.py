# find, rfind, index, rindex and count with bounds.
s = 'abcabcabc'
print(s.find('bc'), s.find('bc', 2), s.find('bc', 2, 5), s.find('bc', -4), s.find('x'))
print(s.find(''), s.find('', 9), s.find('', 10), s.rfind('bc'), s.rfind('bc', 0, 7))
print(s.rfind(''), s.rfind('abc', 1, -1))
print(s.index('c'), s.rindex('c'), s.index('c', 3), s.count('abc'), s.count(''))
print(s.count('bc', 2), s.count('a', 1, 7), 'aaaa'.count('aa'), ''.count(''))
print(s.count('', 9), s.count('', 10))
print('a€b€'.find('€'), 'a€b'.find('b'), 'abc'.find('€'), '€' * 3 in '€' * 5)
print('ab\U0001f40dcd'.find('c'), 'naïve'.rfind('ï'))
print(s.find('b', None, None), s.find('a', True), s.find('c', -100, 100))
for f in (s.index, s.rindex):
    try:
        f('zz')
    except ValueError as e:
        print(e)
try:
    s.find(1)
except TypeError as e:
    print(e)

# Ordering and equality of strings is by code point.
print('a' < 'b', 'a' < 'A', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'Z' < 'a', 'é' > 'z')
print('\uffff' < '\U00010000', 'a' == 'a', 'a' != 'b', 'a' == 1, 'a' == b'a')
print('abc' >= 'abc', '10' < '9')
print(sorted(['b', 'a', 'C', 'é', 'aa', '', 'ab']), min('hello'), max('hello'))
print(max(['aa', 'b'], key=len))
print('é' == 'e\u0301', hash('abc') == hash('ab' + 'c'), 'a' in {'a': 1}, {'é': 1}['é'])
print('a\0b' == 'a\0c', 'a\0b' < 'a\0c')
for op in ('<', '<=', '>', '>='):
    try:
        eval(f"'a' {op} 1")
    except TypeError as e:
        print(e)

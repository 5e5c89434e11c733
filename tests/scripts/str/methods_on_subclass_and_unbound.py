# Methods called through the type, and with subclasses as arguments.
class S(str): pass
print(str.upper('a'), str.join('-', ['a', S('b')]), 'abc'.find(S('b')))
print(S('a,b').split(S(',')), 'x'.replace(S('x'), S('y')), 'a' + S('b'), S('a') + 'b')
print(S('ab') * 2, 'a' in S('abc'), S('b') == 'b', {S('k'): 1}['k'])
print(list(map(str.strip, [' a ', 'b '])), sorted(['b', 'A'], key=str.lower))
print(''.join(map(str, range(5))), list(map('{:03}'.format, [1, 22])))
print(list(map('x'.__add__, 'ab')), '-'.join('abc').split('-'))
print('a b c'.split(' ', 1)[1].upper()[::-1])
print(S('abc')[1], type(S('abc')[0:3]).__name__, type(str(S('x'))).__name__)
print(isinstance(S('x').lower(), S), f'{S("z"):>3}', '%s' % S('q'), S('a').encode())
class R(str):
    def __str__(self): return 'str!'
    def __repr__(self): return 'repr!'
    def __eq__(self, o): return False
    def __hash__(self): return 1
    def __len__(self): return 99
    def __getitem__(self, k): return '?'
    def __iter__(self): return iter('it')
r = R('real')
print(r, repr(r), f'{r}', '%s' % r, str.__str__(r), len(r), r[0], list(r), r == 'real')
print(r.upper(), ''.join([r]), r + '!', 'real' in [r], print(r))

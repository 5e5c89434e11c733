# str() of objects, of bytes with an encoding, and its errors.
print(repr(str()), str(5), str(b'abc'), str(b'abc', 'utf-8'), str(b'\xe9', 'latin-1'))
print(str(b'\xff', errors='replace'), str(object='x'), str(b'ab', encoding='ascii'))
print(repr(str('')))
class S:
    def __str__(self): return 'from str'
class R:
    def __repr__(self): return 'from repr'
class Bad:
    def __str__(self): return 5
print(str(S()), str(R()), f'{S()} {R()}', [R()], '%s %s' % (S(), R()), '{} {}'.format(S(), R()))
for f in (
    lambda: str(Bad()), lambda: str('a', 'utf-8'), lambda: str(b'a', 'utf-8', 'strict', 1),
    lambda: str(5, 'utf-8'), lambda: print(Bad())
):
    try:
        print(f())
    except TypeError as e:
        print(e)

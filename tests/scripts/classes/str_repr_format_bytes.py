# __str__, __repr__, __format__, __bytes__ and who calls which.
class A:
    def __repr__(self): return 'A-repr'
class B(A):
    def __str__(self): return 'B-str'
class C(B):
    def __format__(self, spec): return f'C-format({spec})'
    def __bytes__(self): return b'C-bytes'
for o in (A(), B(), C()):
    print(o, str(o), repr(o), f'{o}', f'{o!r}', f'{o!s}', '%s %r' % (o, o))
    print('{} {!r}'.format(o, o), [o], {1: o}, (o,))
print(f'{C():>10}', format(C(), 'x'), bytes(C()))
class Bad:
    def __repr__(self): return 5
class Boom:
    def __repr__(self): raise ValueError('boom')
for f in (
    lambda: repr(Bad()), lambda: str(Bad()), lambda: [Bad()].__repr__(), lambda: f'{[Boom()]}',
    lambda: str({1: Boom()})
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Default: pass
print(repr(Default()).startswith('<__main__.Default object at 0x'), str(Default)[:25])
print(repr(Default().__init__).startswith('<method-wrapper'))

# Objects whose special methods return the wrong things.
class B:
    def __len__(self): return 'x'
    def __iter__(self): return 5
    def __hash__(self): return 'h'
    def __str__(self): return 1
    def __repr__(self): return None
    def __bool__(self): return 2
    def __index__(self): return 's'
    def __int__(self): return 's'
    def __float__(self): return 's'
    def __complex__(self): return 's'
    def __bytes__(self): return 's'
    def __format__(self, s): return 1
    def __contains__(self, x): raise ZeroDivisionError
    def __dir__(self): return 5
    def __next__(self): return 1
    def __length_hint__(self): return 'x'
    def __divmod__(self, o): return 'odd'
    def __enter__(self): return 1
    def __reversed__(self): return 3
    def __round__(self, n=None): return 'r'
    def __call__(self): return NotImplemented
    def __eq__(self, o): return 'eq'
    def __set_name__(self): pass
b = B()
for name, f in dict(
    len=lambda: len(b), iter=lambda: iter(b), hash=lambda: hash(b), str=lambda: str(b),
    repr=lambda: repr(b), bool=lambda: bool(b), index=lambda: [1][b], int=lambda: int(b),
    float=lambda: float(b), complex=lambda: complex(b), bytes=lambda: bytes(b),
    format=lambda: format(b), contains=lambda: 1 in b, dir=lambda: dir(b), list=lambda: list(b),
    divmod=lambda: divmod(b, 1), reversed=lambda: reversed(b), round=lambda: round(b),
    call=lambda: b(), eq=lambda: b == 1, ne=lambda: b != 1, dict=lambda: {b: 1},
    range=lambda: range(b), slice=lambda: 'abc'[b:], mul=lambda: 'a' * b, percent=lambda: '%s' % b,
    percent_d=lambda: '%d' % b, sum=lambda: sum(b), star=lambda: [*b],
    sorted=lambda: sorted([b, b]), chr=lambda: chr(b), join=lambda: ''.join([b]),
    print_=lambda: print(b), in_list=lambda: [1] == [b]
).items():
    try:
        print(name, '=', f())
    except Exception as e:
        print(name, '->', type(e).__name__, e)

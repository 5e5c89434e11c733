# Binary operator methods, normal and reflected.
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N({self.v})'
for op, sym in [
    ('add', '+'), ('sub', '-'), ('mul', '*'), ('truediv', '/'), ('floordiv', '//'), ('mod', '%'),
    ('pow', '**'), ('lshift', '<<'), ('rshift', '>>'), ('and', '&'), ('or', '|'), ('xor', '^'),
    ('matmul', '@')
]:
    setattr(N, f'__{op}__', lambda s, o, op=op: f'{op}({s}, {o})')
    setattr(N, f'__r{op}__', lambda s, o, op=op: f'r{op}({s}, {o})')
    print(eval(f'N(1) {sym} 2'), eval(f'1 {sym} N(2)'), eval(f'N(1) {sym} N(2)'))
N.__divmod__ = lambda s, o: 'divmod'
N.__rdivmod__ = lambda s, o: 'rdivmod'
N.__neg__ = lambda s: 'neg'; N.__pos__ = lambda s: 'pos'; N.__invert__ = lambda s: 'invert'
N.__abs__ = lambda s: 'abs'
print(divmod(N(1), 2), divmod(2, N(1)), -N(1), +N(1), ~N(1), abs(N(1)))
N.__pow__ = lambda s, e, m=None: ('pow', e, m)
print(N(1) ** 2, pow(N(1), 2), pow(N(1), 2, 3))

# Endless recursion through special methods.
class R:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __add__(self, o): return self + o
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __call__(self): return self()
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __iter__(self): return iter(self)
    def __format__(self, s): return format(self, s)
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __index__(self): return hex(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __neg__(self): return -self
    def __iadd__(self, o):
        self += o
        return self
    def __setattr__(self, n, v): self.x = v
    def __delattr__(self, n): del self.x
    def __bytes__(self): return bytes(self)
    def __reversed__(self): return reversed(self)
    def __round__(self): return round(self)
    def __divmod__(self, o): return divmod(self, o)
    def __instancecheck__(self, o): return isinstance(o, self)
r = R()
def use_with():
    with r: pass
def iadd():
    global r
    r += 1
def seta(): r.y = 1
def dela(): del r.y
for name, f in dict(
    repr=lambda: repr(r), str=lambda: str(r), eq=lambda: r == 1, lt=lambda: r < 1,
    hash=lambda: hash(r), add=lambda: r + 1, len=lambda: len(r), bool=lambda: bool(r),
    call=lambda: r(), getitem=lambda: r[0], contains=lambda: 1 in r, iter=lambda: iter(r),
    format=lambda: format(r), int=lambda: int(r), float=lambda: float(r), index=lambda: hex(r),
    with_=use_with, neg=lambda: -r, iadd=iadd, setattr=seta, delattr=dela, bytes=lambda: bytes(r),
    reversed=lambda: reversed(r), round=lambda: round(r), divmod=lambda: divmod(r, 1),
    isinstance=lambda: isinstance(1, r), fstring=lambda: f'{r}', percent=lambda: '%s' % r,
    in_list=lambda: r in [1], dict_key=lambda: {r: 1}, sort=lambda: sorted([r, r])
).items():
    try:
        f()
        print(name, 'ended')
    except RecursionError:
        print(name, 'RecursionError')

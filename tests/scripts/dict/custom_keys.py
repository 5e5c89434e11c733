# Keys with their own __hash__ and __eq__, collisions included.
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f'K{self.n}'
d = {K(i): i for i in range(10)}
print(d, len(d), d[K(7)], K(10) in d)
for i in range(0, 10, 3): del d[K(i)]
print(d, K(3) in d, K(4) in d)
d[K(3)] = 'new'
print(list(d), d.pop(K(8)), d.get(K(8)))
class Always:
    def __hash__(self): return 1
    def __eq__(self, o): return True
print({Always(): 'one', 1: 'two'}[1], len({Always(), Always(), Always()}))
class NoHash:
    def __eq__(self, o): return True
class Odd:
    def __hash__(self): return 'x'
class Raises:
    def __hash__(self): raise ValueError('no hash today')
for k in (NoHash(), Odd(), Raises()):
    try:
        {k: 1}
    except Exception as e:
        print(type(e).__name__, e)
class EqRaises:
    def __hash__(self): return 5
    def __eq__(self, o): raise ValueError('no eq')
try:
    {EqRaises(): 1, EqRaises(): 2}
except ValueError as e:
    print(e)

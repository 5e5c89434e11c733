# A subclass of str keeps its class only where it should.
class Name(str):
    def __new__(cls, s, extra=None):
        self = super().__new__(cls, s)
        self.extra = extra
        return self
    def shout(self): return Name(self.upper() + '!')
n = Name('bob', 7)
print(n, repr(n), n.extra, n.shout(), type(n.shout()).__name__, type(n + 'x').__name__)
print(type(n[:]).__name__, type(n.strip()).__name__, type(str(n)).__name__, n == 'bob')
print({'bob': 1}[n], hash(n) == hash('bob'))
print(','.join([n, n]), n in ['bob'], 'o' in n, len(n), f'{n:>5}', '%s' % n)
print(n.replace('b', 'p'), sorted([Name('b'), 'a']), type(''.join([n])).__name__)

# AttributeError raised inside a property, with and without __getattr__.
class A:
    @property
    def p(self): return self.missing
class B(A):
    def __getattr__(self, name): return f'fallback {name}'
try:
    A().p
except AttributeError as e:
    print(e)
print(B().p, hasattr(A(), 'p'), getattr(A(), 'p', 'dflt'))
class C:
    @property
    def q(self): raise AttributeError('own words')
    def __getattr__(self, name): return name
print(C().q)
class D:
    @property
    def r(self): return 1 / 0
try:
    hasattr(D(), 'r')
except ZeroDivisionError as e:
    print('hasattr lets it through:', e)

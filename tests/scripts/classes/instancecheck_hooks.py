# __instancecheck__ and __subclasscheck__.
class Meta(type):
    def __instancecheck__(cls, x): print('instance?', x); return x == 'yes'
    def __subclasscheck__(cls, c): print('subclass?', c.__name__); return c is int
class Q(metaclass=Meta): pass
print(isinstance('yes', Q), isinstance(5, Q), issubclass(int, Q), issubclass(str, Q))
print(isinstance('yes', (int, Q)), isinstance(Q(), Q))
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), isinstance(Fake(), Fake), isinstance(Fake(), str))
print(type(Fake()).__name__)
print(isinstance(True, (str, (float, int))), isinstance(int, type))
print(isinstance(type, object), isinstance(5, ()), issubclass(bool, (str, int)))

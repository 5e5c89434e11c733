# Classes as decorators, decorators of classes and of methods.
class CountCalls:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, cls):
        return self if obj is None else lambda *a: self(obj, *a)
@CountCalls
def hello(name): return 'hi ' + name
print(hello('a'), hello('b'), hello.n)
class K:
    @CountCalls
    def m(self, x): return (type(self).__name__, x)
    @property
    @CountCalls
    def bad(self): return 'never bound'
k = K()
print(k.m(1), K.m.n, k.m(2), K.m.n)
def add_repr(cls):
    cls.__repr__ = lambda self: f'{cls.__name__}({", ".join(f"{k}={v!r}" for k, v in vars(self).items())})'
    return cls
def registry(reg):
    def d(cls):
        reg.append(cls.__name__)
        return cls
    return d
reg = []
@registry(reg)
@add_repr
class P:
    def __init__(self, x, y): self.x, self.y = x, y
print(P(1, 'z'), reg)

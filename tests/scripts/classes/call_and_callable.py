# __call__ on instances, classes as callables, nested calls.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, times=1): return x + self.n * times
a = Adder(5)
print(a(1), a(1, times=3), list(map(a, [1, 2])), callable(a), a.__call__(2), Adder(1)(2))
print(sorted([3, 1], key=Adder(0)))
class Chain:
    def __init__(self): self.log = []
    def __call__(self, x):
        self.log.append(x)
        return self
print(Chain()(1)(2)(3).log)
class Meta(type):
    def __call__(cls, *a):
        print('creating', cls.__name__, a)
        return super().__call__(*a)
class M(metaclass=Meta):
    def __init__(self, x): self.x = x
print(M(5).x)
for f in (lambda: a(), lambda: a(1, 2), lambda: a(1, y=2), lambda: object()(), lambda: Chain()()):
    try:
        f()
    except TypeError as e:
        print(e)

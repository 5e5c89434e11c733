# Lambda expressions.
print((lambda: 5)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, b=2))
print((lambda x: lambda y: x - y)(5)(3), (lambda *, k: k)(k=1))
print((lambda a, /, b: a * b)(2, 3))
fs = {'add': lambda a, b: a + b, 'neg': lambda a: -a}
print(fs['add'](1, 2), fs['neg'](5), sorted([3, -1, 2], key=lambda x: -x))
print(list(map(lambda p: p[0], [(1, 2)])), (lambda: (yield))().__class__.__name__)
print((lambda x: x if x else 'zero')(0), (lambda: None)())
fact = lambda n: 1 if n == 0 else n * fact(n - 1)
print(fact(10), (lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))
x = lambda: x
print(x() is x, x.__name__, (lambda x: [x for x in range(x)])(3), (lambda a: (lambda: a))(7)())

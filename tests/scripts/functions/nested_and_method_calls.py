# Calls through attributes, items, results, partials and bound methods.
class A:
    def __init__(self, v): self.v = v
    def add(self, n): return A(self.v + n)
    def __call__(self, *a): return self.v, a
    table = {'f': lambda x: x * 2}
a = A(1)
print(a.add(2).add(3).v, a(), a(1, 2), A.table['f'](4), A.add(a, 9).v, (a.add)(1).v)
print([a.add][0](5).v)
m = a.add
a = A(100)
print(m(1).v, m.__self__.v, m == A(1).add, A.add(A(2), n=5).v)
class B:
    def __init__(self): self.f = lambda *args: ('instance', args)
    def f(self, *args): return 'class', args
print(B().f(1), B.f('self', 1))
print(str.upper('x'), list.append.__name__, [].append.__name__, 'a,b'.split.__self__)
print(max.__name__, (5).__add__(6), getattr('abc', 'replace')('a', 'z'))
ops = [str.strip, str.title, lambda s: s + '!']
s = '  hello world '
for f in ops: s = f(s)
print(s)

# Method resolution order of diamonds, and orders that do not exist.
class A:
    def go(self): return ['A']
class B(A):
    def go(self): return ['B'] + super().go()
class C(A):
    def go(self): return ['C'] + super().go()
class D(B, C):
    def go(self): return ['D'] + super().go()
class E(C, B): pass
print(D().go(), E().go(), [k.__name__ for k in D.__mro__], [k.__name__ for k in E.mro()])
for bases in ((A, B), (D, E), (B, B), (object, A)):
    try:
        type('X', bases, {})
    except TypeError as e:
        print(e)
class F(D):
    def go(self): return super(B, self).go()
print(F().go())
class M1: x = 'M1'
class M2: x = 'M2'
class N1(M1): pass
class N2(N1, M2): pass
print(N2.x, N2.__mro__[2].__name__)

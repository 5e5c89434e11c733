# Inheritance, overriding and super().
class A:
    def __init__(self, x): self.x = x; print('A', x)
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return 'A.c', cls.__name__
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def f(self): return 'B.f>' + super().f()
    @classmethod
    def c(cls): return ('B.c',) + super().c()
    @staticmethod
    def s(): return 'B.s>' + A.s()
    @property
    def p(self): return 'B.p>' + super().p
b = B(1, 2)
print(b.x, b.y, b.f(), B.c(), b.c(), B.s(), b.p, A.f(b), super(B, b).f(), super(B, B).c())
print(isinstance(b, A), issubclass(B, A))
class C(B): pass
print(C.c(), C(3, 4).f(), C.__mro__ == (C, B, A, object), C.__base__.__name__)
print([k.__name__ for k in A.__subclasses__()])

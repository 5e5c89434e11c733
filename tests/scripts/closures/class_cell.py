# __class__ and super() without arguments in nested functions.
class A:
    def who(self): return 'A'
class B(A):
    def who(self):
        def inner(): return super(B, self).who() + __class__.__name__
        return inner()
    def names(self):
        return [super(__class__, self).who() for _ in range(2)]
    f = lambda self: super().who()
    @classmethod
    def c(cls): return __class__ is cls
    @staticmethod
    def s(): return __class__
b = B()
print(b.who(), b.names(), b.f(), B.c(), B.s())
class C(B): pass
print(C.c(), C().who())
def loose(self): return super().who()
try:
    loose(b)
except RuntimeError as e:
    print(e)
class D:
    def bad(): return super().x
    def gone(self):
        del self
        return super().x
for f in (D.bad, D().gone):
    try:
        f()
    except RuntimeError as e:
        print(e)

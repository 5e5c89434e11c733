# super() in hot methods whose hierarchy changes.
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
objs = [B(), C(), D()]
for _ in range(100): out = [o.f() for o in objs]
print(out)
A.f = lambda self: ['A2']
print([o.f() for o in objs])
del C.f
print([o.f() for o in objs])
class E(A): f = lambda self: ['E'] + A.f(self)
C.__bases__ = (E,)
print(D().f(), [k.__name__ for k in D.__mro__])
class P:
    @property
    def v(self): return 1
    @classmethod
    def c(cls): return cls.__name__
class Q(P):
    @property
    def v(self): return super().v + 1
    @classmethod
    def c(cls): return 'Q>' + super().c()
class R(Q): pass
for _ in range(100): r = R().v, R.c(), Q().v
print(r)
s = super(Q, R())
print(s.v, s.c(), type(s).__name__, s.__thisclass__.__name__, s.__self_class__.__name__)
print(isinstance(s.__self__, R))
for f in (
    lambda: super(Q, 5), lambda: super(5), lambda: super(Q, R()).nope, lambda: super().x,
    lambda: super(P, int)
):
    try:
        f()
    except (TypeError, AttributeError, RuntimeError) as e:
        print(type(e).__name__, e)

# Odd class definitions that are legal.
class A: x = 1; y = 2; (lambda: 0)()
class B(*[A], **{}): pass
class C((lambda: A)()): pass
class D(object,): pass
if True:
    class E: pass
else:
    class E(A): pass
class F: 'only a doc'
class G: ...
class H:
    class H: depth = 2
    inner = H.depth
class I(A):
    x = A.x + 1
    def x2(self, x=x): return x
print(A.y, B.x, C.x, D.__mro__, E.__base__, F.__doc__, G.__doc__, H.inner, I.x, I().x2())
A = type(A)('A2', (A,), {'x': 5})
print(A.__name__, A.x, A.__base__.__name__)
class J: __init__ = lambda self, *a: self.__dict__.update(enumerate(a))
print(J(1, 2).__dict__)
class K:
    def f(self): return K
    def g(): return 'no self'
print(K().f() is K, K.g())

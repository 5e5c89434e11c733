# Names with two leading underscores are mangled in class bodies.
class A:
    __x = 1
    def __m(self): return 'A.__m'
    def call(self): return self.__m(), self.__x
    def __init__(self): self.__own = 'own'
    __dunder__ = 'not mangled'
    ___triple = 3
class B(A):
    __x = 2
    def __m(self): return 'B.__m'
    def get(self): return self.__x
b = B()
print(b.call(), b.get(), b._A__x, b._B__x, b.__dict__, b.__dunder__, b._A___triple)
try:
    b.__x
except AttributeError as e:
    print(e)
class _U:
    def __init__(self): self.__v = 1
    def f(self, __p=5):
        global __g
        __g = 7
        def inner(): return __p
        return inner()
print(vars(_U()), _U().f(), _U__g)
class __: 
    def f(self): self.__z = 1; return vars(self)
print(__().f())

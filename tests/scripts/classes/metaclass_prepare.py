# __prepare__ gives the namespace in which the class body runs.
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('bind', k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k.startswith('auto_'): return k.upper()
        raise KeyError(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print('prepare', name, bases, kw)
        return Log()
    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, dict(ns))
class A(metaclass=Meta, k=1):
    x = 1
    y = auto_value
    def f(self): return self.y
    x = 2
print(A().f(), A.x)
def prep(name, bases, ns): return name, sorted(k for k in ns if not k.startswith('__'))
class F(metaclass=prep):
    z = 1
print(F)
class Bad(type):
    def __prepare__(n, b): return 5
try:
    class C(metaclass=Bad): pass
except TypeError as e:
    print(e)

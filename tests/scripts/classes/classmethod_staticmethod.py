# classmethod and staticmethod.
class C:
    n = 0
    @classmethod
    def make(cls, *a):
        cls.n += 1
        return cls.__name__, a
    @staticmethod
    def add(a, b=1): return a + b
    alias = staticmethod(len)
    cm = classmethod(lambda cls: cls)
class D(C): pass
print(C.make(1), C().make(2), D.make(), C.n, D.n, C.add(1), C().add(1, 2), C.alias('abc'))
print(D.cm().__name__, C().alias([1]))
print(type(C.__dict__['make']).__name__, type(C.__dict__['add']).__name__)
print(C.make.__self__ is C, C.make.__func__.__name__, C.add.__name__)
print(C.__dict__['add'](5), C.__dict__['add'].__func__(1))
print(C.__dict__['make'].__wrapped__.__name__)
try:
    C.__dict__['make']()
except TypeError as e:
    print(e)

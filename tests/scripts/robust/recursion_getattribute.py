# Endless recursion in __getattribute__, descriptors, metaclasses and __new__.
class A:
    def __getattribute__(self, n): return self.x
class B:
    def __new__(cls): return cls()
class D:
    def __get__(self, o, c): return o.d
class E: d = D()
class M(type):
    def __call__(cls): return cls()
    def __getattr__(cls, n): return getattr(cls, n)
class F(metaclass=M): pass
class G:
    def __init__(self): G()
class H:
    def __init_subclass__(cls): type('X', (cls,), {})
def mk():
    class I(H): pass
for f in (lambda: A().y, lambda: B(), lambda: E().d, lambda: F(), lambda: F.zz, lambda: G(), mk):
    try:
        f()
        print('ended')
    except RecursionError as e:
        print('RecursionError')

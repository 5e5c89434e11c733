# Metaclasses: creation, class methods, namespace.
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases])
        print(sorted(k for k in ns if not k.startswith('__')), kw)
        cls = super().__new__(m, name, bases, ns)
        cls.tag = name.lower()
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print('init', name)
        super().__init__(name, bases, ns)
    def __len__(cls): return 99
    def __iter__(cls): return iter(['it', 'er'])
    def __getattr__(cls, n): return f'meta {n}'
    def hello(cls): return 'hello from ' + cls.__name__
    @property
    def prop(cls): return 'meta property'
class A(metaclass=Meta, opt=1):
    x = 1
    def f(self): pass
class B(A): pass
print(type(A), type(B), B.tag, len(A), list(B), A.nothing, A.hello(), A.prop, A.x)
try:
    A().hello()
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class Clash(A, metaclass=M2): pass
except TypeError as e:
    print(e)
print(type('Dyn', (B,), {'y': 2}).y, type.__call__(A).x, isinstance(A, Meta))
print(issubclass(Meta, type))

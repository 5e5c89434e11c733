# Slots read and written in hot loops, over a hierarchy.
class A:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
class B(A):
    __slots__ = ('b',)
    def __init__(self): super().__init__(); self.b = 2
class C(B):
    def __init__(self): super().__init__(); self.c = 3
def get(o): return o.a
def bump(o): o.a += 1
for o in (A(), B(), C()):
    for _ in range(100): bump(o)
    print(get(o), [getattr(o, n, None) for n in 'abc'])
x = B()
def read(): return x.b
for _ in range(100): read()
del x.b
try:
    read()
except AttributeError as e:
    print(e)
x.b = 'back'
print(read())
A.a2 = property(lambda self: self.a * 2)
print([o.a2 for o in (A(), B(), C())])
slot = A.a
del A.a
try:
    get(A())
except AttributeError as e:
    print(e)
print(slot.__get__(B.__new__(B), B) if False else 'ok')

# Classes made by type(), changed later, and instances that change class.
def greet(self): return f'hi {self.name}'
P = type('P', (), {'greet': greet, '__init__': lambda self, n: setattr(self, 'name', n), 'k': 5})
p = P('Al')
print(p.greet(), P.__name__, P.k, type(p).__name__)
P.greet = lambda self: 'changed ' + self.name
P.__name__ = 'Renamed'
print(p.greet(), type(p).__name__)
class Q:
    def greet(self): return 'Q ' + self.name
p.__class__ = Q
print(p.greet(), type(p).__name__, isinstance(p, P))
class Slotted: __slots__ = ('a',)
for f in (
    lambda: setattr(p, '__class__', int), lambda: setattr(p, '__class__', Slotted),
    lambda: setattr(p, '__class__', 5), lambda: setattr(5, '__class__', Q),
    lambda: setattr(P, '__name__', 5), lambda: setattr(P, '__bases__', ()),
    lambda: type('A\0', (), {}), lambda: type('X', (), 5), lambda: delattr(P, '__name__'),
    lambda: setattr(int, '__name__', 'x')
):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class A: v = 'A'
class B: v = 'B'
class C(A): pass
C.__bases__ = (B,)
print(C.v, C.__mro__[1].__name__, C().v)

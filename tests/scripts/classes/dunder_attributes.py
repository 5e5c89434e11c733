# Attributes of classes and instances that describe them.
class A:
    """doc of A"""
    x: int = 1
    def m(self): pass
class B(A): pass
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, B.__doc__, A.__bases__)
print(B.__base__, B.__mro__, A.__annotations__, A().__class__, A().__module__)
print(A().__doc__)
print(A.__dict__['x'], 'm' in A.__dict__, 'm' in B.__dict__, type(A.__dict__).__name__)
print(A.__class__, type.__bases__, object.__bases__, object.__base__, int.__bases__)
print(bool.__base__)
try:
    A.__dict__['y'] = 1
except TypeError as e:
    print(e)
A.__doc__ = 'new'
B.__qualname__ = 'Outer.B'
print(A.__doc__, B, B.__qualname__)
for f in (
    lambda: A().__name__, lambda: setattr(A, '__class__', 5), lambda: setattr(A, '__qualname__', 1),
    lambda: setattr(A, '__module__', 'other')
):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(e)
print(A)

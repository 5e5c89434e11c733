# Definition, construction, instance and class attributes, methods.
class Dog:
    """A dog."""
    kind = 'canine'
    tricks = []
    def __init__(self, name):
        self.name = name
        self.own = []
    def add(self, t):
        self.tricks.append(t)
        self.own.append(t)
        return self
a, b = Dog('Fido'), Dog('Rex')
a.add('roll').add('sit')
print(a.name, b.tricks, b.own, a.kind, Dog.kind, Dog.__doc__, Dog.__name__)
print(Dog.__module__, a.__class__ is Dog, type(a) is Dog)
a.kind = 'mine'
Dog.kind = 'changed'
print(a.kind, b.kind, a.__dict__, sorted(k for k in Dog.__dict__ if not k.startswith('__')))
del a.kind
print(a.kind, isinstance(a, Dog), isinstance(a, object), issubclass(Dog, object))
print(Dog.add(b, 'beg').own)
class Empty: pass
e = Empty(); e.x = 1; Empty.y = lambda self: self.x + 1
print(e.y(), vars(e), Dog, Empty.__bases__, Empty.__mro__)

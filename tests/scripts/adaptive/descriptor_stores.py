# Stores to descriptors and properties at a site that sees many classes, which change meanwhile.
class Noted:
    def __init__(self, name): self.name = name
    def __get__(self, o, owner=None): return ("got", o.__dict__.get(self.name))
    def __set__(self, o, value): o.__dict__[self.name] = value * 2
class P:
    @property
    def a(self): return self._a
    @a.setter
    def a(self, value): self._a = value + 1
class Q:
    a = Noted("a")
class R:
    __slots__ = ("a",)
class S:
    pass
class T:
    def __setattr__(self, name, value): object.__setattr__(self, name, (name, value))
def store(o, v): o.a = v
objects = [cls() for cls in (P, Q, R, S, T)]
def turn(v):
    for o in objects: store(o, v)
    print([o.a for o in objects])
for i in range(8):
    try:
        turn(i)
    except AttributeError as e:
        print(e, [o.a for o in objects])
    if i == 3: P.a = Noted("a")
    if i == 4: del Q.a
    if i == 5: S.a = property(lambda self: "read only")
    if i == 6: del S.a, T.__setattr__

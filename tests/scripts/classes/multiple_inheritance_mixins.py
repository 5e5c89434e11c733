# Mixins that cooperate through super() and keyword arguments.
class Base:
    def __init__(self, **kw):
        assert not kw, kw
        self.parts = ['Base']
class Named(Base):
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name
        self.parts.append('Named')
class Aged(Base):
    def __init__(self, age, **kw):
        super().__init__(**kw)
        self.age = age
        self.parts.append('Aged')
class Person(Named, Aged):
    def describe(self): return f'{self.name} {self.age} {self.parts}'
print(Person(name='Z', age=3).describe())
class Json:
    def dump(self): return {k: v for k, v in vars(self).items() if k != 'parts'}
class Cmp:
    def __eq__(self, o): return self.dump() == o.dump()
class Rec(Json, Cmp, Person): pass
print(Rec(name='a', age=1) == Rec(name='a', age=1), Rec(name='a', age=1).dump())
print([k.__name__ for k in Rec.__mro__])
try:
    Person(name='x')
except TypeError as e:
    print(e)

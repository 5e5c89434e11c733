# __set_name__ tells a descriptor its name.
class Field:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print('named', owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(v).__name__}')
        obj.__dict__[self.name] = v
class P:
    name = Field(str)
    age = Field(int)
p = P()
p.name = 'Ann'
print(p.name, p.age, P.age.name, vars(p))
try:
    p.age = '5'
except TypeError as e:
    print(e)
P.later = Field(int)
print(hasattr(P.later, 'name'))
class Bad:
    def __set_name__(self, owner, name): raise ValueError('refused')
try:
    class Q: b = Bad()
except RuntimeError as e:
    print(e, '/', repr(e.__cause__))

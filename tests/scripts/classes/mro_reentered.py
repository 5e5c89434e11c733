# mro() of a metaclass may look at the class, subclass it and change its bases while it is made.
class Meta(type):
    def mro(cls):
        if cls.__mro__ is None and cls.__name__ != 'Sub':
            print(cls.__name__, 'has no mro yet;', cls.__bases__)
            try:
                super(cls, cls).anything
            except AttributeError as e:
                print(e)
            try:
                type('Sub', (cls,), {})
            except TypeError as e:
                print(e)
        return type.mro(cls)
class A(metaclass=Meta): pass
print(A.__mro__, type(type.mro(A)))

class Odd(type):
    result = ()
    def mro(cls): return cls.result
for Odd.result in ((), (5,), (dict,)):
    try:
        class B(metaclass=Odd): pass
        print(B.__mro__)
    except TypeError as e:
        print(e)

class X: v = 'X'
class Y: v = 'Y'
class Base(X): pass
class Derived(Base): pass
class Failing(type):
    fail = False
    def mro(cls):
        if Failing.fail: raise ValueError('no order')
        return type.mro(cls)
class Leaf(Derived, metaclass=Failing): pass
Failing.fail = True
try:
    Base.__bases__ = (Y,)
except ValueError as e:
    print(e, Base.__bases__, Derived.v, Leaf.v)
Failing.fail = False
Base.__bases__ = (Y,)
print(Base.v, Derived.v, Leaf.v, X.__subclasses__(), Y.__subclasses__())
try:
    Y.__bases__ = (Leaf,)
except TypeError as e:
    print(e)

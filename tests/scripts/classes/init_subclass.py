# __init_subclass__ with keyword arguments.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[name or cls.__name__] = cls
        print('subclass', cls.__name__, name, kw)
class A(Plugin): pass
class B(Plugin, name='bee'): pass
class C(B, name='sea'): pass
print(list(Plugin.registry), Plugin.registry['bee'] is B)
try:
    class D(Plugin, bad=1): pass
except TypeError as e:
    print(e)
try:
    class E(x=1): pass
except TypeError as e:
    print(e)

# Which classes' instances may become each other's: those that look the same inside.
import types
class G: __slots__ = ['a', 'b']
class H: __slots__ = ['b', 'a']
class J: __slots__ = ['c', 'b']
class N(J): __slots__ = ['__weakref__']
class P(J): __slots__ = ['__dict__']
class Q(J): pass
class R(J): __slots__ = ['__dict__', '__weakref__']
class Plain: pass
class Child(Plain): pass
classes = (G, H, J, N, P, Q, R, Plain, Child)
for a in classes:
    fits = []
    for b in classes:
        x = a()
        try:
            x.__class__ = b
            fits.append(b.__name__)
        except TypeError as e:
            problem = e
    print(a.__name__, fits, problem)
class Module(types.ModuleType):
    extra = 1
m = types.ModuleType('m')
m.__class__ = Module
print(m.extra, m)
try:
    Module('n').__class__ = Plain
except TypeError as e:
    print(e)

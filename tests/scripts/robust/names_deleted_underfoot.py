# Built-ins shadowed, names deleted, modules emptied.
import builtins, math, types
keep = print
print = None
keep('shadowed', print)
del print
print('back')
def f():
    global len
    len = 5
    try:
        return len('x')
    finally:
        del len
try:
    f()
except TypeError as e:
    print(e)
print(len('xy'))
saved = builtins.abs
del builtins.abs
try:
    abs(-1)
except NameError as e:
    print(e)
builtins.abs = saved
m = types.ModuleType('m')
exec('def g(): return x\nx = 1', m.__dict__)
g = m.g
print(g())
m.__dict__.clear()
try:
    g()
except NameError as e:
    print(e)
class C:
    def m(self): return 1
c = C(); bound = c.m
del C.m
print(bound())
try:
    c.m()
except AttributeError as e:
    print(e)
del C
print(type(c).__name__)
c.__class__ = type('New', (), {'k': 3})
print(c.k, bound())
def h(): return h2()
def h2(): return 'first'
print(h())
def h2(): return 'second'
print(h())
h.__code__ = (lambda: 'swapped code').__code__
print(h())
try:
    h.__code__ = (lambda: c.k).__code__; print(h())
    def outer():
        q = 1
        return lambda: q
    h.__code__ = outer().__code__
except ValueError as e:
    print(e)

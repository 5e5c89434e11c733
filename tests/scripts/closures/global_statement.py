# global binds module names from anywhere.
x = 1
def f():
    global x, made
    x += 1
    made = 'by f'
f()
print(x, made)
def outer():
    x = 'local'
    def inner():
        global x
        x = 'set by inner'
        return x
    inner()
    return x
print(outer(), x)
class C:
    global y
    y = 5
    x = 'class x'
    def m(self): return x
print(y, hasattr(C, 'y'), C().m(), C.x)
def d():
    global x
    del x
d()
print('x' in globals())
try:
    d()
except NameError as e:
    print(e)
def g():
    global z
    for z in range(3): pass
    def z2(): pass
    import math as zmath
g()
print(z, 'z2' in globals())

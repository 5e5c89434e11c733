# Lookup of names: local, enclosing, global, built-in; class scope is skipped.
len_ = len
x = 'global'
def f():
    x = 'enclosing'
    class C:
        print('class body sees', x)
        x = 'class'
        print('class body sees', x)
        def m(self): return x
        lam = lambda self: x
    return C().m(), C().lam(), C.x
print(f())
def g():
    len = lambda s: 'shadowed'
    return len('abc')
print(g(), len('abc'))
def h(flag):
    if flag:
        v = 1
    return v
print(h(True))
try:
    h(False)
except UnboundLocalError as e:
    print(e)
class D:
    x = x
    y = [x for _ in range(1)]
print(D.x, D.y)
def k():
    class E:
        nonlocal_read = x_in_k = 5
        def get(self): return __class__.__name__
    return E().get()
print(k())
import builtins
builtins.my_builtin = 'added'
print(my_builtin)
del builtins.my_builtin

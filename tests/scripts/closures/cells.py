# Closures share variables, not values.
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
print(inc(), inc(5), get())
inc2, get2 = counter()
print(inc2(), get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
print(counter.__code__.co_cellvars)
def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = 'changed'
    return [f() for f in fs]
print(make())
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 1
            return x
        return c
    return b()(), x
print(a())
def param(p):
    def setp(v):
        nonlocal p
        p = v
    setp(p * 2)
    return p
print(param(4))

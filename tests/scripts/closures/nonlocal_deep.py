# nonlocal through several levels, classes and comprehensions.
def a():
    x = 0
    def b():
        def c():
            def d():
                nonlocal x
                x += 1
                return x
            return d
        return c
    d1, d2 = b()(), b()()
    return d1(), d2(), d1(), x
print(a())
def counter_class():
    n = 0
    class C:
        nonlocal n
        n += 10
        def inc(self):
            nonlocal n
            n += 1
            return n
    return C().inc(), C().inc(), n
print(counter_class())
def shadow():
    x = 'outer'
    def f(x):
        def g():
            nonlocal x
            x = x + '!'
            return x
        return g(), x
    return f('param'), x
print(shadow())
def loop():
    total = 0
    def add(v):
        nonlocal total
        total += v
    [add(i) for i in range(5)]
    list(map(add, (10, 20)))
    return total
print(loop())
def delete():
    x = 1
    def f():
        nonlocal x
        del x
    f()
    try:
        return x
    except UnboundLocalError as e:
        return str(e)
print(delete())
def two():
    x, y = 1, 2
    def swap():
        nonlocal x, y
        x, y = y, x
    swap()
    return x, y
print(two())

# Free variables without a value.
def f():
    def g(): return x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    x = 1
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
f()
def h():
    print(y)
    y = 1
try:
    h()
except UnboundLocalError as e:
    print(e)
def k():
    y += 1
try:
    k()
except UnboundLocalError as e:
    print(e)
def m():
    del zz
    zz = 1
try:
    m()
except UnboundLocalError as e:
    print(e)
def cellempty():
    def g(): return later
    c = g.__closure__[0]
    try:
        c.cell_contents
    except ValueError as e:
        print(e)
    later = 3
    return c.cell_contents
print(cellempty())

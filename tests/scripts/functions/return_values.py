# What return gives, in loops, try and nested functions.
def a(): return
def b(): return 1, 2
def c(x):
    for i in range(10):
        if i == x: return i
    else:
        return 'else'
def d():
    try:
        return 'try'
    finally:
        print('finally runs')
def e():
    try:
        return 'try'
    finally:
        return 'finally wins'
def f():
    while True:
        try:
            continue
        finally:
            break
    return 'after'
def g():
    def inner(): return 'in'
    return inner
def h():
    with open('/dev/null'):
        return 'in with'
def i():
    for x in range(3):
        try:
            return x
        finally:
            if x < 2: continue
print(a(), b(), c(3), c(20), d(), e(), f(), g()(), h(), i())

# A generator dropped before its end runs its finally blocks.
class C:
    def __del__(self): print('object deleted')
def g():
    c = C()
    try:
        yield 1
        yield 2
    finally:
        print('finally of g')
it = g()
print(next(it))
del it
print('dropped')
it = g()
del it
print('never started')
def outer():
    try:
        yield from g()
    finally:
        print('finally of outer')
it = outer(); next(it); it = None
def loop():
    for x in g(): return x
print(loop())

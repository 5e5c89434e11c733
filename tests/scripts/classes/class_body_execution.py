# A class body is code that runs once, with its own namespace.
print('before')
class C:
    print('in body', __name__, __qualname__)
    for i in range(3): pass
    if i == 2:
        def cond(self): return 'conditional method'
    x = [1]
    x.append(2)
    def helper(n): return n * 2
    y = helper(21)
    del helper
    try:
        z = undefined
    except NameError:
        z = 'rescued'
    class Inner:
        w = 'inner'
    lam = lambda self: self.y
print(C.i, C().cond(), C.x, C.y, hasattr(C, 'helper'), C.z, C.Inner.w)
print(C.Inner.__qualname__, C().lam())
def make(n):
    class Local:
        value = n
        def get(self): return n
    return Local
print(make(1).value, make(2)().get(), make(1) is make(1), make(3).__qualname__)

# property: getter, setter, deleter, documentation, read-only, inheritance.
class T:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @c.deleter
    def c(self):
        print('deleted')
        self._c = None
    f = property(lambda self: self._c * 9 / 5 + 32)
    w = property(None, lambda self, v: print('write only', v))
    def get(self): return 'got'
    g = property(get, doc='explicit doc')
t = T()
t.c = 100
print(t.c, t.f, T.c.__doc__, T.g.__doc__, t.g, type(T.c).__name__, T.c.fget(t))
t.w = 5
del t.c
print(t.c)
class S(T):
    @T.c.getter
    def c(self): return 'sub ' + str(self._c)
s = S(); s.c = 7
print(s.c, t.c)
for g in (
    lambda: setattr(t, 'c', -300), lambda: setattr(t, 'f', 1), lambda: delattr(t, 'f'), lambda: t.w,
    lambda: delattr(t, 'w'), lambda: setattr(t, 'g', 1)
):
    try:
        g()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
T.f = 'plain now'
print(t.f)

# The exact words for wrong calls.
def f(a, b): pass
def g(a, b=1, *, c): pass
def h(a, /, b): pass
def k(): pass
def v(a, *args): pass
def w(*, x, y): pass
def d(a, b=2, c=3): pass
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
def t(fn, *a, **kw):
    try:
        fn(*a, **kw)
        print('fine')
    except TypeError as e:
        print(e)
t(f); t(f, 1); t(f, 1, 2, 3); t(f, 1, 2, a=3); t(f, 1, c=2); t(f, 1, 2, x=1); t(f, a=1); t(g)
t(g, 1); t(g, 1, 2, 3, c=4); t(g, 1, c=1, z=2); t(h, a=1, b=2); t(h, b=2); t(k, 1); t(k, x=1)
t(k, 1, 2); t(v); t(w); t(w, x=1); t(w, 1); t(d, 1, 2, 3, 4); t(d); t(C().m); t(C().m, 1, 2); t(C.m)
t(C.c); t(C.s); t(C().s, 1, 2); t(lambda a: 0); t(lambda: 0, 1)
def many(a, b, c, d): pass
t(many); t(many, 1); t(many, 1, 2, 3); t(g, 1, 2, 3); t(h, 1, 2, a=5, c=6)
t(f, **{'a': 1, 'b': 2, 'c': 3})

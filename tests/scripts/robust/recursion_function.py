# Endless recursion of a function is a RecursionError that can be caught again and again.
def f(): return f()
for i in range(3):
    try:
        f()
    except RecursionError as e:
        print(i, e)
def g(n=0): return [g(n + 1)]
def h(n=0):
    try:
        return h(n + 1)
    finally:
        pass
for x in (g, h, lambda: f(), (lambda s: s(s)) and (lambda: (lambda s: s(s))(lambda s: s(s)))):
    try:
        x()
    except RecursionError as e:
        print(type(e).__name__)
class C:
    def m(self): return self.m()
    @property
    def p(self): return self.p
    @classmethod
    def c(cls): return cls.c()
for x in (C().m, lambda: C().p, C.c):
    try:
        x()
    except RecursionError as e:
        print('RecursionError', str(e)[:32])
print('still alive', sum(range(10)))

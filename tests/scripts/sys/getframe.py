# sys._getframe: names, lines, locals and callers.
import sys
def who(): return sys._getframe(1).f_code.co_name
def caller(): return who()
print(caller(), sys._getframe().f_code.co_name)
def inspect_me(a, b=2):
    c = a + b
    f = sys._getframe()
    return f.f_lineno, sorted(f.f_locals), f.f_back.f_code.co_name, f.f_globals is globals()
print(inspect_me(1))
class K:
    name = sys._getframe().f_code.co_name
    up = sys._getframe(1).f_code.co_name
print(K.name, K.up)
print([sys._getframe().f_code.co_name for _ in range(1)])
print((lambda: sys._getframe().f_code.co_name)())
def gen(): yield sys._getframe().f_back.f_code.co_name
def uses(): return next(gen())
print(uses())

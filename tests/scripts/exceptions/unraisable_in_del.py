# An exception in __del__ is reported and goes no further.
import sys
def hook(u):
    print('hook:', type(u.exc_value).__name__, u.exc_value, u.exc_type.__name__)
    print(u.object.__qualname__)
sys.unraisablehook = hook
class C:
    def __del__(self): raise ValueError('in del')
def f():
    c = C()
f()
print('alive')

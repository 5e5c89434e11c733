# Forms of the import statement, and names they bind.
import math, sys as system, os.path
import os.path as p
from math import (sin, cos,
                  pi as PI)
print(math.floor(2.5), system is __import__('sys'), p.basename('/a/b'), os.path is p)
print(sin(0), cos(0), round(PI, 2))
def f():
    import math as local
    from math import sqrt
    return local.pi > 3, sqrt(4)
print(f(), 'local' in globals(), 'sqrt' in globals())
class C:
    from math import tau
    import math as m
print(round(C.tau, 3), C.m is math)
try:
    import nope
except ImportError:
    nope = 'fallback'
print(nope)
m = __import__('os.path')
print(m.__name__, __import__('os.path', fromlist=['join']).__name__ in ('posixpath', 'os.path'))
import importlib
print(importlib.import_module('math') is math)
for name in ('', 'a..b', '.rel', 5):
    try:
        __import__(name)
    except (ImportError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

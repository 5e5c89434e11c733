# A recursion limit raised beyond all measure still ends in RecursionError.
import sys
sys.setrecursionlimit(10 ** 9)
def key(x): return sorted([1], key=key)
def f():
    try:
        key(0)
    except RecursionError:
        print('RecursionError')
f()
class R:
    def __repr__(self): return repr([self])
    def __eq__(self, o): return [self] == [o]
try:
    repr(R())
except RecursionError:
    print('RecursionError')
try:
    R() == 1
except RecursionError:
    print('RecursionError')
l = []
for i in range(500_000): l = [l]
try:
    repr(l)
except RecursionError:
    print('RecursionError')
del l
sys.setrecursionlimit(1000)
print('alive')

# sys.setrecursionlimit bounds recursion.
import sys
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
sys.setrecursionlimit(200)
a = depth()
sys.setrecursionlimit(400)
b = depth()
print(150 < a < 201, 350 < b < 401, sys.getrecursionlimit())
def f(): return f()
try:
    f()
except RecursionError as e:
    print(e)
for v in (0, -5, 'x', 2 ** 40):
    try:
        sys.setrecursionlimit(v)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
def g(n):
    if n: g(n - 1)
    else:
        sys.setrecursionlimit(10)
try:
    g(50)
except RecursionError as e:
    print(str(e).split(' at ')[0])
sys.setrecursionlimit(1000)
print('ok')

# flags: --max-depth 200
# Calls nested too deep, which a larger recursion limit does not allow either.
import sys
def down(n):
    try:
        return down(n + 1)
    except Exception:
        print('not here')
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())
try:
    down(0)
except LimitExceeded as e:
    print(e)
sys.setrecursionlimit(100)
try:
    (lambda f: f(f))(lambda f: f(f))
except RecursionError as e:
    print(e)

# __int__, __float__, __complex__, __index__, __round__, __trunc__, __floor__, __ceil__.
import math
class N:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 8
    def __round__(self, n='none'): return ('round', n)
    def __trunc__(self): return 't'
    def __floor__(self): return 'f'
    def __ceil__(self): return 'c'
n = N()
print(int(n), float(n), complex(n), [0] * n, round(n), round(n, 2), math.trunc(n))
print(math.floor(n), math.ceil(n), '%d %x %.1f' % (n, n, n), hex(n), math.sqrt(n))
print(range(n)[-1])
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 1.0
    def __complex__(self): return 1
for f in (int, float, complex, hex, round, math.floor, bytes, chr):
    try:
        print(f(Bad()))
    except TypeError as e:
        print(e)
class Idx:
    def __index__(self): return 3
print(int(Idx()), float(Idx()), complex(Idx()))
print(math.floor(Idx()) if hasattr(Idx, '__floor__') else 'no floor')
print(math.factorial(Idx()), round(1.23456, Idx()), 'abcdef'[Idx()])

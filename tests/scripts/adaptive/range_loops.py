# Loops over ranges, whose iterators are made without the range: all signs, bounds and what is no range.
import itertools
def t(a,b,s):
    for _ in range(2):
        r=[]
        for x in range(a,b,s): r.append(x)
        assert r==list(range(a,b,s)),(a,b,s,r)
    r=[]
    for x in range(b): r.append(x)
    assert r==list(range(b))
for a,b,s in itertools.product((-7,-1,0,3,8),(-9,-2,0,1,5,12),(-3,-2,-1,1,2,5)): t(a,b,s)
big=2**62-1
def big_t(a,b,s):
    r=0
    for _ in range(3):
        for x in range(a,b,s): r+=x
    return r
print(big_t(big-5,big,3), big_t(-2**62,-2**62+5,2), big_t(big,big-4,-1),big_t(big-1,big+5,1),big_t(0,big,big-1),big_t(-2**62,big,2**61))
def z(s):
    for i in range(1,5,s): print(i)
z(2);z(3)
for bad in (0,1.5,'a'):
    try: z(bad)
    except Exception as e: print(type(e),e)
class I:
    def __index__(s): return 3
def w(n):
    return [x for x in range(n)]
for k in range(3): print(w(3),w(I()),w(True))
try: w(None)
except TypeError as e: print(e)
saved=range
def sh():
    for i in range(2): print(i)
sh(); sh()
range=lambda n: 'abc'
sh()
range=saved
sh()

# Keywords of a partial object that change in the middle of a call of it, or are no identifiers.
import functools, gc
class X:
    def __init__(s, n): s.n = n
    def __index__(s):
        p.keywords.clear(); gc.collect(); return s.n
p = functools.partial(int, base=X(16))
print(p("ff"))
def key(x):
    p2.keywords.clear(); gc.collect(); [object() for _ in range(100)]; return -x
p2 = functools.partial(sorted, key=lambda x, k=key: k(x))
print(p2([3, 1, 2]))
class M:
    def __index__(s): p3.keywords.clear(); return 1
p3 = functools.partial("a,b,c".split, sep=str(",")*1, maxsplit=M())
print(p3())
class S(str): pass
class K:
    def __call__(s, x): p4.keywords.clear(); junk=[bytes(50) for _ in range(50)]; return x
p4 = functools.partial(max, key=K(), default=S("x"*100))
print(p4([1, 2, 3])); 
p4 = functools.partial(max, key=K(), default=S("x"*100)); print(p4([]))
p5 = functools.partial(print, sep=S("-"), end=S("!\n"))
class R:
    def __str__(s): p5.keywords.clear(); junk=[bytes(50) for _ in range(50)]; return "r"
p5(R(), R(), 1)
p6 = functools.partial(print, sep="-"); p6.keywords[1] = 2
try: p6(1)
except TypeError as e: print(e)
p7 = functools.partial(print, end="\n"); p7.keywords[S("sep")] = "+"; p7(1, 2); p7.keywords["sep"] = "/"; p7(1,2); del p7.keywords["sep"]; p7(1,2)
def f(**k): return k
p8 = functools.partial(f, a=1); d=p8(); d["b"]=2; print(p8.keywords, p8())
p8.keywords[5]=1
try: print(p8())
except TypeError as e: print(e)

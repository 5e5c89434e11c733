# Calls that take all that a generator yields: each kind, with items that call back, errors, and generators that others resume.
def g(n):
    for i in range(n): yield i
print(sum(g(10)), any(x>5 for x in g(10)), all(x<5 for x in g(10)), min(x*x-4*x for x in g(10)), max(g(5)), list(g(5)), tuple(g(5)), set(g(5)), frozenset(g(4)), sorted(-x for x in g(5)), ",".join(str(x) for x in g(5)))
for k in range(3):
    print(sum((x*0.5 for x in g(10)), 1), sum(2**62+x for x in g(4)), any([] for x in g(3)), all('a' for x in g(3)))
    for f in (min, max):
        try: f(x for x in [])
        except ValueError as e: print(e)
    class A:
        def __init__(s, v): s.v=v
        def __add__(s, o): return A(s.v+o.v) if isinstance(o,A) else A(s.v+o)
        __radd__=__add__
        def __lt__(s,o): return s.v<o.v
        def __bool__(s): return s.v>2
        def __hash__(s): return 5
        def __eq__(s,o): return s.v==o.v
    print(sum(A(x) for x in g(5)).v, min(A(5-x) for x in g(5)).v, any(A(x) for x in g(5)), all(A(3+x) for x in g(5)), len(set(A(x%3) for x in g(9))))
    try: sum(str(x) for x in g(3))
    except TypeError as e: print(e)
    try: ''.join(x for x in g(3))
    except TypeError as e: print(e)
    try: set([x] for x in g(3))
    except TypeError as e: print(e)
    def bad():
        yield 1
        yield 2
        raise KeyError(5)
    for f in (sum, list, set, any, all, max):
        try: print(f(bad()))
        except KeyError as e: print(f.__name__, repr(e), e.__traceback__.tb_next.tb_lineno)
    it = g(10)
    print(any(x==3 for x in it), list(it))
    def rec(n): return 0 if n==0 else 1+sum(rec(n-1) for _ in range(1))
    print(rec(100))
    class B:
        def __init__(s,g): s.g=g
        def __radd__(s,o):
            return o+next(s.g,100)
    def h():
        for i in range(4): yield B(gen)
    gen = h()
    try: print(sum(gen))
    except TypeError as e: print(e)
    def outer():
        yield from g(4)
        return 7
    print(sum(outer()), list(outer()))
    def usesnd():
        x = yield 1
        print('sent', x)
        y = yield 2
        print('sent', y)
    print(sum(usesnd()))
def deep(n): return sum(deep(n+1) for _ in range(1))
try: deep(0)
except RecursionError as e: print(e)

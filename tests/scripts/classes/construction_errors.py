# Wrong constructor calls.
class N: pass
class I:
    def __init__(self, a): pass
class New:
    def __new__(cls, a): return super().__new__(cls)
class Ret:
    def __init__(self): return 5
class BadNew:
    def __new__(cls): return 42
    def __init__(self): print('never')
class Sub(N):
    def __init__(self, x): super().__init__(x)
for f in (
    lambda: N(1), lambda: N(a=1), lambda: I(), lambda: I(1, 2), lambda: New(), lambda: New(1),
    lambda: Ret(), lambda: BadNew(), lambda: Sub(1), lambda: object(1), lambda: object.__new__(),
    lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str),
    lambda: N.__init__(), lambda: object().x
):
    try:
        r = f()
        print('made', r if isinstance(r, int) else type(r).__name__)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

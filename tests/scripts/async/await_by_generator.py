# __await__ as a generator function and as anything else, and what is no iterator.
import types
import warnings

warnings.simplefilter("ignore")

class A:
    @types.coroutine
    def __await__(self):
        yield 1
class B:
    def __await__(self):
        r = yield 5
        return r
class C:
    def __await__(self, extra=3):
        yield extra
class D:
    async def __await__(self): pass
class E:
    def __await__(self): return 3
class F:
    __await__ = lambda self: iter([1, 2])
async def f(x): return await x
for r in range(4):
    for k in (A, B, C, D, E, F):
        c = f(k())
        try:
            print(k.__name__, c.send(None))
            print(c.send(7))
            print(c.send(8))
        except BaseException as e: print(type(e), e)
        c.close()
B.__await__ = C.__await__
c = f(B()); print(c.send(None)); c.close()
del B.__await__
try: f(B()).send(None)
except TypeError as e: print(e)

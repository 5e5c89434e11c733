# A true result of __exit__ swallows the exception.
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, et, e, tb): return et is not None and issubclass(et, self.kinds)
with Suppress(ZeroDivisionError):
    1 / 0
    print('not reached')
print('after')
try:
    with Suppress(KeyError): 1 / 0
except ZeroDivisionError as e:
    print('not suppressed', e)
def f():
    with Suppress(ValueError):
        raise ValueError
    return 'fell out of with'
def g():
    with Suppress(Exception):
        return 'from inside'
def h():
    for i in range(5):
        with Suppress(ValueError):
            if i == 1: continue
            if i == 2: raise ValueError
            if i == 4: break
            print('i', i)
    return i
print(f(), g(), h())
class Odd:
    def __enter__(self): pass
    def __exit__(self, *a): return [1]
with Odd(): raise KeyError
class BadBool:
    def __bool__(self): raise TypeError('no bool')
class Odd2(Odd):
    def __exit__(self, *a): return BadBool()
try:
    with Odd2(): raise KeyError('k')
except TypeError as e:
    print(e, repr(e.__context__))

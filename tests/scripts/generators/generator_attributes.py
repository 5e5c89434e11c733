# Attributes of generators, running and finished.
def g(a):
    b = 1
    yield a
    yield from [b]
x = g(5)
print(x.gi_running, x.gi_code.co_name, x.gi_yieldfrom, sorted(x.gi_frame.f_locals.items()))
next(x)
print(sorted(x.gi_frame.f_locals.items()), x.gi_suspended if hasattr(x, 'gi_suspended') else None)
next(x)
print(x.gi_yieldfrom is not None)
list(x)
print(x.gi_frame, x.gi_running)
x.__name__ = 'renamed'
print(x.__name__, x.__qualname__)
try:
    x.__name__ = 5
except TypeError as e:
    print(e)
try:
    x.foo = 1
except AttributeError as e:
    print(e)
print(hasattr(x, '__next__'), hasattr(x, 'send'), (lambda: (yield))().__name__)

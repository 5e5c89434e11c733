# Attributes of functions.
def f(a, b=1, *, c=2) -> int:
    """Doc of f."""
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__)
print(f.__annotations__, f.__module__, f.__closure__, f.__dict__, callable(f))
print(type(f).__name__)
f.tag = 'mine'
f.__doc__ = 'new doc'
f.__name__ = 'renamed'
f.__defaults__ = (10,)
f.__kwdefaults__ = {'c': 20}
print(f.tag, f.__doc__, f.__name__, f.__dict__, f(5), f.__qualname__)
def outer():
    def inner(): pass
    return inner
class K:
    def m(self): 'method doc'
    class N:
        def z(self): pass
print(outer().__qualname__, K.m.__qualname__, K.N.z.__qualname__, (lambda: 0).__name__)
print(K.m.__doc__, K().m.__name__, K().m.__func__ is K.m)
print(K().m.__self__.__class__.__name__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames)
print(f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount)
print(f.__globals__ is globals())
for g in (
    lambda: setattr(f, '__name__', 5), lambda: setattr(f, '__defaults__', 5),
    lambda: setattr(f, '__dict__', 5), lambda: f.nope, lambda: setattr(f, '__code__', 1),
    lambda: setattr(len, 'x', 1)
):
    try:
        g()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

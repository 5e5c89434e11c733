# Decorators on functions: order, arguments, expressions.
log = []
def deco(f):
    log.append('deco ' + f.__name__)
    def wrapper(*a, **k):
        return ('wrapped', f(*a, **k))
    return wrapper
def named(name):
    log.append('make ' + name)
    def d(f):
        log.append(f'apply {name}')
        def w(*a): return f'{name}({f(*a)})'
        return w
    return d
@deco
def f(x): return x
@named('outer')
@named('inner')
def g(x): return x
print(f(1), g(2), log)
table = {}
@lambda fn: table.setdefault(fn.__name__, fn)
def registered(): return 'r'
@[deco, None][0]
def h(): return 'h'
@(lambda c: 5)
class Gone: pass
print(table['registered'](), h(), Gone)
import functools
def keep(f):
    @functools.wraps(f)
    def w(*a):
        "wrapper doc"
        return f(*a)
    return w
@keep
def documented():
    "real doc"
print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__)

# Module objects: __dict__, __getattr__ of a module, setting and deleting.
import types, sys
m = types.ModuleType('made', 'doc of made')
m.x = 1
m.__dict__['y'] = 2
print(m.x, m.y, m.__name__, m.__doc__)
print(sorted(k for k in vars(m) if not k.startswith('__')), repr(m))
del m.x
exec('def f(): return y * 10', m.__dict__)
print(m.f(), m.f.__module__, hasattr(m, 'x'))
def __getattr__(name):
    if name == 'magic': return 'module getattr'
    raise AttributeError(f'no {name} here')
me = sys.modules['__main__']
print(me.magic, me.m is m)
try:
    me.other
except AttributeError as e:
    print(e)
for f in (
    lambda: m.nope, lambda: types.ModuleType(), lambda: types.ModuleType(5),
    lambda: setattr(m, '__dict__', {})
):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
sys.modules['made'] = m
import made
print(made is m)

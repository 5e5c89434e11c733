# Formatting, unpacking and attribute dictionaries.
d = {'x': 1, 'y': 2}
def f(x, y=0, **rest): return x, y, rest
print(f(**d), f(**d, z=3), '{x}-{y}'.format(**d), '%(x)s' % d, f'{d["x"]}')
class O: pass
o = O()
o.a = 1
o.__dict__['b'] = 2
o.__dict__.update(c=3)
print(o.a, o.b, o.c, o.__dict__, vars(o) is o.__dict__)
del o.a
o.__dict__.pop('b')
print(o.__dict__, hasattr(o, 'b'))
o.__dict__ = {'fresh': 1}
print(o.fresh, hasattr(o, 'c'))
for f in (lambda: f(**{1: 2}), lambda: setattr(o, '__dict__', 5), lambda: delattr(o, 'nope')):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

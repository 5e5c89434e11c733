# del of names, items, attributes, slices and nested targets.
a = b = c = 1
del a
try:
    a
except NameError as e:
    print(e)
del b, c
l = [1, 2, 3, 4]
del l[0], l[-1]
print(l)
class O: pass
o = O(); o.x = o.y = 1
del o.x, (o.y)
print(vars(o))
d = {'k': {'n': 1}}
del d['k']['n']
print(d)
x, y, z = 1, 2, 3
del (x, [y, z])
for n in ('x', 'y', 'z'): print(n in globals(), end=' ')
print()
def f():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)
print(f())
for s in (
    'del x', 'del o.nope', 'del l[9]', 'del d["zz"]', 'del 5 .real', 'del l[:]', 'del ()', 'del []'
):
    try:
        exec(s)
        print(s, 'ok')
    except (NameError, AttributeError, IndexError, KeyError) as e:
        print(s, '->', type(e).__name__, e)

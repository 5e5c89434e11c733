# update, | and |=.
d = {'a': 1, 'b': 2}
d.update({'b': 3, 'c': 4}); print(d)
d.update([('d', 5)], e=6); print(d)
d.update(); d.update(a=0); print(d)
print({'a': 1} | {'b': 2}, {'a': 1, 'b': 1} | {'a': 2}, {} | {})
e = d
e |= {'z': 26}; e |= [('y', 25)]
print(d, e is d)
for f in (
    lambda: {} | [], lambda: [] | {}, lambda: d.update(5), lambda: d.update([1]), lambda: {} | None,
    lambda: d.update({}, {})
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class D(dict): pass
print(type(D(a=1) | {'b': 2}).__name__, type({'b': 2} | D(a=1)).__name__, D(a=1) | D(b=2))

# get, setdefault, pop, popitem with and without defaults.
d = {'a': 1, 'b': None}
print(d.get('a'), d.get('z'), d.get('z', 5), d.get('b', 5), d.setdefault('a', 9))
print(d.setdefault('n'), d.setdefault('m', []), d)
print(d.pop('a'), d.pop('zz', 'dflt'), d.popitem(), d.popitem(), d)
d['x'] = 1; d['y'] = 2
print(d.popitem(), d.popitem(), d)
d.clear()
for f in (
    lambda: d.pop('q'), lambda: d.popitem(), lambda: d.pop(), lambda: d.get(), lambda: d.get([]),
    lambda: d.setdefault({}), lambda: d.pop('a', 1, 2), lambda: d.setdefault()
):
    try:
        print(f())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)

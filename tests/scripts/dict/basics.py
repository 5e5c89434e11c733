# Creating, reading, writing, deleting and testing keys.
d = {'a': 1, 'b': 2}
d['c'] = 3; d['a'] = 10
print(d, d['a'], len(d), 'a' in d, 'z' not in d, list(d), d == {'c': 3, 'b': 2, 'a': 10})
print(d != {}, bool({}), bool(d))
del d['b']
d['b'] = 'again'
print(d)
print({1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 3}, {None: 0, '': 1, 0: 2}, {frozenset([1]): 'fs'})
for f in (
    lambda: d['nope'], lambda: d[[]], lambda: {[]: 1}, lambda: d.x, lambda: {} < {}, lambda: {}[5],
    lambda: d[(1, 2)], lambda: {{}: 1}, lambda: {set(): 1}
):
    try:
        print(f())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    del d['nope']
except KeyError as e:
    print(repr(e), e.args)

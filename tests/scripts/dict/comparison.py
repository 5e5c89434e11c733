# Equality of dicts ignores order, and compares values by ==.
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {1: 'x'} == {1.0: 'x'}, {'a': 1} == {'a': 2})
print({} == {}, {'a': [1, {2: 3}]} == {'a': [1, {2: 3}]}, {'a': 1} != {'a': 1})
print({1: 2} == [(1, 2)], {'a': None} == {'b': None})
nan = float('nan')
print({'n': nan} == {'n': nan}, {'n': nan} == {'n': float('nan')})
class D(dict): pass
print(D(a=1) == {'a': 1}, {'a': 1} == D(a=1))
for op in ('<', '>', '<=', '>='):
    try:
        eval(f'dict() {op} dict()')
    except TypeError as e:
        print(e)

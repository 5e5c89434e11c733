# collections.Counter.
from collections import Counter
c = Counter('abracadabra')
print(c, c['a'], c['zz'], c.most_common(2), sorted(c.elements()), c.total(), len(c))
print(list(c), Counter(a=2, b=-1), Counter([1, 1, 2]), Counter({'x': 5}))
c.update('aaa'); c.subtract({'b': 5}); print(c, -c, +c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == Counter(b=1, a=3), a <= Counter(a=5, b=1), dict(a))
del a['a']; a['q'] += 1; print(a, Counter(), a.pop('q'), Counter('hello').most_common())

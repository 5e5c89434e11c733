# itertools: chain, zip_longest, groupby, accumulate, tee, pairwise.
from itertools import chain, zip_longest, groupby, accumulate, tee, pairwise
import operator
print(list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', 'cd'])))
print(list(zip_longest('abc', [1])), list(zip_longest('a', 'bcd', fillvalue='-')))
print(list(zip_longest()))
print([(k, list(g)) for k, g in groupby('aaabbca')])
print([(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print([k for k, g in groupby('aab')], list(groupby([])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], operator.mul)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([], initial=5)))
print(list(accumulate('abc')), list(accumulate([3, 1, 2], max)))
a, b = tee([1, 2, 3]); print(next(a), list(b), list(a))
print(len(tee('x', 3)), list(pairwise('abcd')), list(pairwise([1])))
g = groupby('aabb')
k, first = next(g); next(g); print(list(first))

# Shallow and deep structure of copies.
import copy
a = [1, [2, 3], {'k': [4]}]
b, c, d = a[:], copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]['k'].append(9); a[0] = 'x'
print(a, b, c, d, sep='\n')
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
print(m, [list(r) for r in zip(*m)], sum(m, []), [x for r in m for x in r])
r = [1]; r.append(r)
s = copy.deepcopy(r)
print(s, s[1] is s, s[1] is r)

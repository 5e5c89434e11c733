# Any assignable target may stand in for.
class O: pass
o, d, l = O(), {}, [0, 0]
for o.x in range(3): pass
for d['k'] in 'ab': pass
for l[1] in (7, 8): pass
print(o.x, d, l)
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz')]: print(a, b, c)
for [p, q] in ['ab', (1, 2)]: print(p, q)
for i, l[i] in enumerate('xy'): pass
print(l)
for (z) in [1]: print(z)
for x, in [(1,), [2]]: print(x, end=' ')
print()
for x in 1, 2, 3: print(x, end=' ')
for x in *[4, 5], 6: print(x, end=' ')
print()

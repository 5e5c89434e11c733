# Exceptions chained very deep are made and dropped.
e = None
for i in range(300_000):
    n = ValueError(i)
    n.__context__, n.__cause__ = e, e
    e = n
d = 0
x = e
while x is not None: d, x = d + 1, x.__context__
print(d)
del e, n, x
print('dropped')

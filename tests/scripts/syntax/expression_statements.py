# Expressions as statements, doc strings, pass and ellipsis.
"module doc"
5
'string', 1
...
[print('in a list')]
print('call'), print('tuple')
(lambda: print('lambda'))()
not print('not')
None
x = y = z = 3
x, y = y, x
print(x, y, z, __doc__)
if 1: ...
def f(): 'doc only'
print(f(), f.__doc__)
pass; pass

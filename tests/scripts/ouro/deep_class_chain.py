# A long chain of subclasses, and a class with very many bases.
class C: v = 1
k = C
for i in range(300): k = type('K', (k,), {})
print(k.v, k().v, len(k.__mro__), isinstance(k(), C))
bases = tuple(type(f'B{i}', (), {f'a{i}': i}) for i in range(300))
m = type('M', bases, {})
print(m.a299, m().a0, len(m.__mro__))
del k, m, bases
print('alive')

# Many arguments, positional and by keyword.
names = [f'p{i}' for i in range(300)]
ns = {}
exec(f"def f({', '.join(names)}): return {' + '.join(names)}", ns)
print(ns['f'](*range(300)), ns['f'](**{n: 1 for n in names}))
exec('def g(*a, **k): return len(a), len(k)', ns)
print(ns['g'](*range(5000), **{f'k{i}': i for i in range(2000)}))
exec(f"r = g({', '.join(map(str, range(600)))})", ns)
print(ns['r'])
try:
    ns['f'](*range(299))
except TypeError as e:
    print(e)
exec(
    f"def h({', '.join(n + '=' + str(i) for i, n in enumerate(names))}): return sum(locals().values())",
    ns)
print(ns['h'](), ns['h'](1000))

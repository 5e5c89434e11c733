# eval and exec with namespaces.
print(eval('1 + 2'), eval('x * 2', {'x': 21}), eval('a + b', {'a': 1}, {'b': 2}))
print(eval(' 7'.strip()), eval(compile('3 * 3', 's', 'eval')), eval(b'4 + 4'))
print(eval('[i for i in range(3)]'), eval('(lambda y: y + 1)(1)'))
ns = {}
print(exec('z = 5\ndef f(): return z + 1', ns), ns['z'], ns['f'](), '__builtins__' in ns)
loc = {}
exec('a = 1; b = a + 1', {}, loc); print(loc)
def g():
    v = 10
    exec('v = 99')
    return v, eval('v'), eval('v + w', {'w': 1, 'v': 2})
print(g())
class M(dict):
    def __missing__(self, k): return f'<{k}>'
    def __getitem__(self, k):
        return dict.__getitem__(self, k) if k in self else self.__missing__(k)
print(eval('foo + bar', {}, M(bar='B')))
exec('import math\nr = math.floor(2.7)', ns); print(ns['r'])
code = compile('t = 3\nprint("in code", t)', 'name', 'exec')
exec(code); exec(code); print(t, code.co_filename, code.co_name)
print(eval('len("abc")', {'__builtins__': {'len': lambda s: 'fake'}}))
for f in (
    lambda: eval('open', {'__builtins__': {}}), lambda: eval('x', {}),
    lambda: exec('raise KeyError(1)'), lambda: eval('1', 5), lambda: exec(5),
    lambda: exec('x', {}, 5), lambda: eval(None)
):
    try:
        print(f())
    except (NameError, KeyError, TypeError) as e:
        print(type(e).__name__, e)

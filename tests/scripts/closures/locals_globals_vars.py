# locals(), globals() and vars() as ordinary scripts use them.
def f(a, b=2):
    c = a + b
    return sorted(locals().items())
print(f(1))
def g():
    x = 1
    def h():
        x
        y = 2
        return sorted(locals())
    return h(), sorted(locals())
print(g()[0], g()[1])
globals()['dynamic'] = 42
print(dynamic, 'f' in globals(), globals() is locals(), vars() is globals())
class C:
    a = 1
    print(sorted(k for k in locals() if not k.startswith('__')))
    locals()['b'] = 2
print(C.b, '%(x)d' % {'x': 1}, vars(C)['a'])
def k(**kw): return locals()
print(k(p=1))
print([sorted(locals()) for z in [1]][0][-1:])

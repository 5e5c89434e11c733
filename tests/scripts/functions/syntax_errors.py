# Malformed definitions and calls.
for s in (
    'def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*): pass', 'def f(*, **k): pass',
    'def f(**k, a): pass', 'def f(*a, *b): pass', 'def f(/): pass', 'def f(a, /, b, /): pass',
    'def f(*, /): pass', 'f(a=1, a=2)', 'f(a=1, 2)', 'f(**k, 1)', 'f(**k, *a)', 'f(1=2)',
    'f(True=1)', 'f(a.b=1)', 'f(a b)', 'def f(', 'def f()', 'def f(): return', 'return 1',
    'yield 1', 'def f(x): global x', 'def f(x): nonlocal x', 'nonlocal x', 'def f(): nonlocal zz',
    'lambda a, a: 1', 'def f(None): pass', 'def f(a, (b, c)): pass', 'def 1f(): pass', 'def f:',
    'class: pass', 'class C(x for x in y): pass', 'def f(*a=1): pass', 'def f(a, *, b=1, c): pass',
    'f(x for x in y, 1)', 'f(**a for a in b)', 'f(a, b=1, *c, d)', 'def f(): x = 1; global x',
    'def f(): print(x); nonlocal x', 'def f(lambda): pass'
):
    try:
        compile(s + '\n', 's', 'exec')
        print(s, 'compiles')
    except SyntaxError as e:
        print(s, '->', type(e).__name__, e.msg)

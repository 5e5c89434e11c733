# Bases that cannot be used.
def f(): pass
for src in (
    'class X(5): pass', 'class X(bool): pass', 'class X(type(None)): pass',
    'class X(int, str): pass', 'class X(range): pass', 'class X(slice): pass',
    'class X(int, metaclass=5): pass', 'class X(None): pass', 'class X(object, foo=1): pass',
    'class X(undefined): pass', "class X('a'): pass", 'class X(list, dict): pass',
    'class X(*5): pass', 'class X(memoryview): pass', 'class X(list, tuple): pass'
):
    try:
        exec(src)
        print(src, 'ok')
    except (TypeError, NameError) as e:
        print(src, '->', type(e).__name__, e)

# code.replace(): a copy with some attributes changed; what the instructions rely on stays.
def f(a, *, b=2):
    return [a, b, 'c', (lambda: a)()]


code = f.__code__
named = code.replace(co_name='g', co_qualname='x.g', co_filename='other', co_firstlineno=99)
print(named.co_name, named.co_qualname, named.co_filename, named.co_firstlineno)
print(code.replace() == code, named == code, code.replace(co_argcount=1, co_names=code.co_names) == code)
consts = tuple('changed' if c == 'c' else c for c in code.co_consts)
f.__code__ = code.replace(co_consts=consts)
print(f(1))
for wrong in (dict(co_name=1), dict(co_consts=[]), dict(co_nonsense=1), dict(co_firstlineno='x')):
    try:
        code.replace(**wrong)
    except TypeError as error:
        print(error)

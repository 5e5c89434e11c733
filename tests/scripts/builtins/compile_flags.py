# compile: modes, code objects, and line numbers of what it compiles.
c = compile('a = 1\nb = 2\n\nraise ValueError(a + b)', 'made.py', 'exec')
try:
    exec(c, {})
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
s = compile('40 + 2', '<s>', 'single')
exec(s)
exec(compile('x = 5; x; "text"; None; [x]', '<s>', 'single'))
print(eval(compile('(1,\n 2)', 'e', 'eval')), type(c).__name__, c.co_names)
print(c.co_consts[:2] if False else '', c.co_name, c.co_firstlineno)
def f(a, b=1, *c, d, **e):
    x = 1
    def g(): return x
    return g
k = f.__code__
print(k.co_argcount, k.co_kwonlyargcount, k.co_varnames, k.co_cellvars, k.co_freevars)
print(k.co_name, k.co_firstlineno, k.co_flags & 4, k.co_flags & 8, k.co_nlocals)
for args in (
    ('x',), ('x', 'y'), (5, 'f', 'exec'), ('x', 5, 'exec'), ('x\0y', 'f', 'exec'), ('x', 'f', 'bad')
):
    try:
        print(compile(*args) is not None)
    except (TypeError, ValueError, SyntaxError) as e:
        print(type(e).__name__, e)

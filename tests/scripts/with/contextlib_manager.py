# contextlib.contextmanager, closing, suppress, ExitStack.
from contextlib import contextmanager, suppress, closing, ExitStack
@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ValueError as e:
        print('inside saw', e)
    finally:
        print(f'</{name}>')
with tag('p') as t: print(t)
with tag('q'): raise ValueError('handled')
try:
    with tag('r'): raise KeyError('not handled')
except KeyError as e:
    print(e)
with suppress(ZeroDivisionError): 1 / 0
class R:
    def close(self): print('closed')
with closing(R()): print('use')
with ExitStack() as s:
    s.enter_context(tag('x')); s.callback(print, 'callback'); s.enter_context(tag('y'))
    print('in stack')
@tag('deco')
def f(): print('decorated')
f()

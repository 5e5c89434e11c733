# raise with classes, instances, arguments and wrong things.
class E(Exception):
    def __init__(self, a='default'): super().__init__(a)
class NotExc: pass
class Returns(Exception):
    def __new__(cls): return 5
class Fails(Exception):
    def __init__(self): raise KeyError('in init')
def r(x):
    try:
        raise x
    except BaseException as e:
        print(type(e).__name__, e, e.args)
for x in (
    ValueError, ValueError('a', 1), E, E('given'), NotExc, NotExc(), 'text', 5, None, Returns,
    Fails, int, KeyError, ZeroDivisionError('custom')
):
    r(x)
try:
    raise
except RuntimeError as e:
    print(e)
def bad_init():
    raise type('NeedsArg', (Exception,), {'__init__': lambda self, a: None})
try:
    bad_init()
except TypeError as e:
    print(e)

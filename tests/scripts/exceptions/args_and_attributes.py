# args, with_traceback, add_note, attributes of special exceptions.
e = ValueError('a', 1)
print(e.args, e.__traceback__, e.with_traceback(None) is e)
e.args = (5,); print(e, repr(e)); e.args = 'xy'; print(e.args)
e.extra = 'attribute'
print(e.__dict__)
e.add_note('note 1'); e.add_note('note 2'); print(e.__notes__)
s = StopIteration('v'); print(s.value, StopIteration().value)
x = SystemExit('bye'); print(x.code, SystemExit().code, SystemExit(1, 2).code)
k = OSError(13, 'denied', 'f.txt'); print(k.errno, k.strerror, k.filename, type(k).__name__, k)
n = NameError('m', name='nm'); print(n.name, n)
a = AttributeError('m', name='nm', obj=[]); print(a.name, a.obj)
i = ImportError('m', name='mod', path='/p'); print(i.name, i.path, i.msg, i)
u = UnicodeDecodeError('utf-8', b'ab', 0, 1, 'why')
print(u, u.encoding, u.object, u.start, u.end, u.reason)
y = SyntaxError('msg', ('f.py', 3, 4, 'text', 3, 6))
print(y, y.msg, y.filename, y.lineno, y.offset, y.text, y.end_lineno, y.end_offset)
for f in (
    lambda: e.add_note(5), lambda: setattr(e, 'args', 5), lambda: e.with_traceback(5),
    lambda: ValueError(a=1), lambda: setattr(e, '__traceback__', 5),
    lambda: UnicodeDecodeError('x'), lambda: e.nope, lambda: delattr(e, 'args')
):
    try:
        f()
    except (TypeError, AttributeError) as t:
        print(type(t).__name__, t)

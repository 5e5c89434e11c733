# io.StringIO and io.BytesIO.
import io
s = io.StringIO('one\ntwo\nthree')
print(repr(s.readline()), s.tell(), s.read(2), s.readlines(), repr(s.read()), s.seek(0), list(s))
s = io.StringIO()
print(s.write('hello'), s.write(' world'), s.getvalue(), s.seek(0), s.write('J'))
print(s.getvalue(), s.truncate(4), repr(s.getvalue()), s.closed, s.readable())
print(s.writable(), s.seekable())
print('x', 'y', file=s); print(repr(s.getvalue()))
s.close()
b = io.BytesIO(b'abc\ndef')
print(b.read(1), b.readline(), b.read(), b.getvalue(), b.seek(-2, 2), b.read())
print(b.write(b'!!'), b.getvalue())
with io.StringIO('ctx') as c: print(c.read())
for f in (
    lambda: s.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(b'x'),
    lambda: io.BytesIO().write('x'), lambda: io.StringIO('a').seek(-1), lambda: c.getvalue()
):
    try:
        print(f())
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)

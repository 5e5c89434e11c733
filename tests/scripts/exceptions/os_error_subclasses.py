# OSError picks its subclass from the number.
import errno
for n in (
    errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.EPIPE,
    errno.EAGAIN, errno.ECHILD, errno.EINTR, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.ESRCH, 9999
):
    e = OSError(n, 'text')
    print(type(e).__name__, e.errno == n, str(e).split('] ')[1], isinstance(e, OSError))
e = FileNotFoundError(2, 'gone', 'a.txt', None, 'b.txt')
print(e, e.filename, e.filename2, repr(e), e.args)
print(OSError(), OSError('one'), OSError(1, 'two', 'three'), repr(OSError(1, 'x')))
print(OSError(2, 'x').filename, type(OSError('ENOENT')).__name__)
print(issubclass(BrokenPipeError, ConnectionError), IOError is OSError)
class MyErr(OSError): pass
print(type(MyErr(2, 'x')).__name__, MyErr(2, 'x').strerror)
try:
    open('/no/such/file')
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, e.args)

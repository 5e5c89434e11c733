# BytesIO, StringIO and partial: their state for copy and pickle, with attributes; newlines seen.
import copy
import functools
import io
import pickle

for stream in (io.BytesIO(b"abc\ndef"), io.StringIO("a\r\nb\nc"), io.StringIO("a\r\nb\nc", None),
               io.StringIO("a\rb\r\n", "")):
    print(stream.read(2), stream.__getstate__(), getattr(stream, "newlines", "-"))
    stream.mark = [1]
    for other in (copy.copy(stream), copy.deepcopy(stream),
                  *(pickle.loads(pickle.dumps(stream, p)) for p in range(2, 6))):
        print(type(other).__name__, other.tell(), other.read(), other.getvalue(), other.mark)
for kind in io.BytesIO, io.StringIO:
    for state in (4, (), ("", 0), (b"", "x", None), (b"", -1, None), (b"", 0, 5), (1, 0, None),
                  ("", None, 0, 3), ("", None, "0", None), ("", None, -1, None), ("a", 5, 0, None)):
        try:
            kind().__setstate__(state)
            print("fine")
        except Exception as error:
            print(kind.__name__, state, type(error).__name__, error)
stream = io.BytesIO(b"12")
view = stream.getbuffer()
try:
    stream.__setstate__((b"", 0, None))
except BufferError as error:
    print(error)

f = functools.partial(max, 1, 2, key=abs)
f.note = "n"
print(pickle.loads(pickle.dumps(f)).__dict__, copy.copy(f).note, f.__reduce__()[2][3])
try:
    del f.__dict__
except TypeError as error:
    print(error)
f.__setstate__((min, (1,), None, None))
print(f.func, f.args, f.keywords, f.__dict__, f(0))
for state in ((min, [], {}, None), (5, (), {}, None), (min, ())):
    try:
        f.__setstate__(state)
    except TypeError as error:
        print(error)

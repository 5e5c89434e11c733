# Keys of a memoryview that are no place in it, and reading into what cannot be written.
import io
import tempfile

view = memoryview(bytearray(b"abcd"))
for key in ((slice(0, 1), slice(0, 1)), (0, 0), (0, slice(1)), "a", 1.0, None, ()):
    try:
        print(view[key])
    except (TypeError, NotImplementedError) as error:
        print(key, type(error).__name__, error)
    try:
        view[key] = b"a"
    except (TypeError, NotImplementedError) as error:
        print(key, type(error).__name__, error)
with tempfile.TemporaryFile() as file:
    for stream in (io.BytesIO(b"abc"), file, file.raw):
        for target in (b"xyz", memoryview(b"xyz"), "xyz", 5, None):
            try:
                stream.readinto(target)
            except TypeError as error:
                print(error)

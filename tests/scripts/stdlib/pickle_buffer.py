# PickleBuffer: bytes that a pickle leaves out, or holds.
import array
import copyreg
import gc
import io
import pickle
import weakref
from pickle import PickleBuffer


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(PickleBuffer, PickleBuffer.__module__)
data = bytearray(b'some bytes')
buffer = PickleBuffer(data)
print(bytes(buffer), memoryview(buffer).obj is data, buffer.raw().format, len(buffer.raw()))
attempt(data.append, 1)
buffer.release()
buffer.release()
data.append(33)
for use in bytes, memoryview, PickleBuffer.raw, lambda b: pickle.dumps(b, 5):
    attempt(use, buffer)
attempt(PickleBuffer, 5)
attempt(hash, buffer is None)
numbers = array.array('i', [1, 2, 3])
view = PickleBuffer(numbers)
print(view.raw().tolist(), memoryview(view).format, memoryview(PickleBuffer(view)).itemsize)
attempt(PickleBuffer(memoryview(b'abcdef')[::2]).raw)
attempt(pickle.dumps, PickleBuffer(memoryview(b'abcdef')[::2]), 5)
attempt(pickle.dumps, PickleBuffer(b'x'), 4)

for content in b'fixed', bytearray(b'changing'), memoryview(b'seen'), array.array('b', [1, 2]):
    for protocol in range(5, pickle.HIGHEST_PROTOCOL + 1):
        inside = pickle.dumps([PickleBuffer(content)] * 2, protocol)
        print(inside, pickle.loads(inside))
        apart = []
        outside = pickle.dumps(PickleBuffer(content), protocol, buffer_callback=apart.append)
        print(outside, apart[0].raw().tobytes())
        print(bytes(pickle.loads(outside, buffers=[bytearray(content)])), type(pickle.loads(outside, buffers=apart)).__name__)
        attempt(pickle.loads, outside)
        attempt(pickle.loads, outside, buffers=[])
        kept = pickle.dumps(PickleBuffer(content), protocol, buffer_callback=lambda b: True)
        print(kept == pickle.dumps(PickleBuffer(content), protocol))


class Blob(bytearray):
    def __reduce_ex__(self, protocol):
        return type(self), (PickleBuffer(self),)


blob = Blob(b'zero copy')
apart = []
for dumps, loads in (pickle.dumps, pickle.loads), (pickle._dumps, pickle._loads):
    text = dumps([blob, blob], 5, buffer_callback=apart.append)
    back = loads(text, buffers=apart)
    print(back, back[0] is back[1], type(back[0]).__name__, len(apart))
attempt(pickle.dumps, blob, 5, buffer_callback=lambda b: 1 / 0)
attempt(pickle.dumps, blob, 4, buffer_callback=apart.append)
file = io.BytesIO()
pickle.Pickler(file, 5, buffer_callback=apart.append).dump(blob)
print(pickle.Unpickler(io.BytesIO(file.getvalue()), buffers=apart[-1:]).load())


# A buffer that is part of a cycle is found.
class Bytes(bytearray):
    pass


loop = Bytes(b'x')
loop.buffer = PickleBuffer(loop)
reference = weakref.ref(loop.buffer)
del loop
gc.collect()
print(reference())

# A view that is released while the bounds of a slice are asked for: the part of it that is read holds
# the bytes by itself, what is written is refused.
class Releasing:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        view.release()
        return self.value


def try_it(name, function):
    global view
    array = bytearray(b'0123456789')
    view = memoryview(array)
    try:
        print(name, function())
    except (ValueError, BufferError) as e:
        print(name, type(e).__name__, e)
    print(array)
    array.append(1)


try_it('stop', lambda: list(view[:Releasing(4)]))
try_it('start', lambda: bytes(view[Releasing(2):8]))
try_it('step', lambda: view[::Releasing(3)].tobytes())
try_it('item', lambda: view[Releasing(2)])
try_it('write item', lambda: view.__setitem__(Releasing(2), 9))
try_it('write stop', lambda: view.__setitem__(slice(None, Releasing(4)), b'spam'))
try_it('write start', lambda: view.__setitem__(slice(Releasing(2), 6), b'spam'))
try_it('write wrong', lambda: view.__setitem__(slice(Releasing(2), 6), b'spam and eggs'))
try_it('read, then released', lambda: [view[2:4], view.release()][0].tolist())

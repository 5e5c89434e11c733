# mmap: memory of its own and of files: items, methods of a file, what is refused.
import mmap
import os
import re
import struct
import tempfile
import weakref


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


m = mmap.mmap(-1, 16)
print(m, len(m), m.closed, m[:4], m[0], m.tell())
attempt(m.size)
print(m.write(b'hello\nworld'), m.tell())
m.seek(0)
print(m.readline(), m.readline()[:6], m.readline(), m.read(), m.read(3))
m.seek(0)
print(m.read(2), m.read_byte(), m.read(None)[:3], m.tell())
m.seek(-10, os.SEEK_END)
m.seek(2, os.SEEK_CUR)
print(m.tell(), m.find(b'o'), m.find(b'o', 0), m.rfind(b'o', 0), m.find(b'o', 5, 6), m.find(b'', 3))
print(m.find(b'zz'), m.rfind(b'l'), m.rfind(b'h', 0, 4), m.find(b'h', -16), m.find(b'h', 20))
m[0] = 72
m[-1] = 33
m[6:11] = b'WORLD'
m[1:9:3] = bytearray(b'---')
print(m[:], m[::-2], m[3:1], m[5:100])
m.move(0, 6, 5)
print(m[:12], list(m)[:3], b'W' in m, 87 in m)
m.write_byte(7)
print(re.search(b'W.R', m).span(), bytes(m)[:5], struct.unpack_from('<H', m, 2), bytearray(m) == m[:])
for bad in ['x', 1.5, 16, -17, 2**70]:
    attempt(m.__getitem__, bad)
attempt(m.__setitem__, 0, 256)
attempt(m.__setitem__, 0, 'x')
attempt(m.__setitem__, 0, b'x')
attempt(m.__setitem__, 99, 1)
attempt(m.__setitem__, slice(0, 2), b'xyz')
attempt(m.__setitem__, slice(0, 4, 2), b'xyz')
attempt(m.__setitem__, slice(0, 2), 'xy')
attempt(m.__delitem__, 0)
attempt(m.__delitem__, slice(0, 1))
attempt(m.seek, 17)
attempt(m.seek, -1)
attempt(m.seek, 0, 5)
attempt(m.seek, 2**62, 1)
m.seek(15)
attempt(m.write, b'xx')
attempt(m.write, 'x')
attempt(m.write_byte, 300)
attempt(m.read, 'x')
m.seek(0, 2)
attempt(m.write_byte, 3)
attempt(m.read_byte)
attempt(m.move, 10, 0, 7)
attempt(m.move, -1, 0, 7)
attempt(m.find, 'x')
attempt(m.flush)
attempt(m.flush, 1, 16)
attempt(m.madvise, mmap.MADV_NORMAL)
attempt(m.madvise, mmap.MADV_NORMAL, 16)
attempt(m.madvise, mmap.MADV_NORMAL, 0, -1)
attempt(hash, mmap.mmap(-1, 1) is None)

view = memoryview(m)
print(view.readonly, view.nbytes, view.obj is m, view[:2].tobytes())
view[0] = 65
attempt(m.close)
attempt(m.resize, 20)
view.release()
reference = weakref.ref(m)
with m as same:
    print(same is m)
print(m, m.closed)
for name in 'read', 'tell', 'size', 'readline', '__len__', '__enter__', 'flush', 'read_byte':
    attempt(getattr(m, name))
attempt(m.__getitem__, 0)
attempt(m.__setitem__, 0, 0)
print(m.close())
del m, same
print(reference())


class Sub(mmap.mmap):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.extra = self
        return self


print(Sub(-1, length=5).extra[:])

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    attempt(mmap.mmap, fd, 0)
    file.write(b'0123456789' * 1000)
    file.flush()
    attempt(lambda: len(mmap.mmap(fd, 0)))
    attempt(mmap.mmap, fd, 10001)
    attempt(mmap.mmap, fd, 0, offset=20480)
    attempt(mmap.mmap, fd, 6000, offset=4096)
    attempt(mmap.mmap, fd, 10, offset=1)
    attempt(mmap.mmap, fd, -1)
    attempt(mmap.mmap, fd, 1, offset=-1)
    attempt(mmap.mmap, fd, 1, access=9)
    attempt(mmap.mmap, fd, 1, flags=mmap.MAP_PRIVATE, access=mmap.ACCESS_READ)
    attempt(mmap.mmap, 'x', 1)
    part = mmap.mmap(fd, 100, offset=mmap.ALLOCATIONGRANULARITY)
    print(part, part[:10], part.size())
    part[:3] = b'abc'
    part.flush()
    print(os.pread(fd, 4, 4096))
    copy = mmap.mmap(fd, 0, access=mmap.ACCESS_COPY)
    copy[:3] = b'xyz'
    print(copy, copy[:5], os.pread(fd, 5, 0), copy.flush())
    attempt(copy.resize, 5)
    reading = mmap.mmap(fd, 0, access=mmap.ACCESS_READ)
    print(reading, memoryview(reading).readonly)
    attempt(reading.__setitem__, 0, 1)
    attempt(reading.write, b'x')
    attempt(reading.write_byte, 1)
    attempt(reading.move, 0, 1, 1)
    attempt(memoryview(reading).__setitem__, 0, 1)
    attempt(file.readinto, reading)
    print(mmap.mmap(fd, 10, prot=mmap.PROT_READ), mmap.mmap(fd, 10, mmap.MAP_PRIVATE, mmap.PROT_WRITE))
    full = mmap.mmap(fd, 0)
    full.resize(20000)
    print(len(full), full.size(), full[9998:10002], os.fstat(fd).st_size)
    full[19999] = 1
    full.resize(5)
    print(full[:], os.fstat(fd).st_size)
    file.seek(0)
    print(file.readinto(full), full.closed)
    attempt(full.resize, -1)
print(mmap.error is OSError, sorted(n for n in dir(mmap) if n.isupper()))

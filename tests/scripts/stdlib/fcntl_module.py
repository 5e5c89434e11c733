import fcntl
import os
import tempfile


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


r, w = os.pipe()
t(lambda: fcntl.fcntl('x',1))
t(lambda: fcntl.fcntl(-1,1))
t(lambda: fcntl.fcntl(1.5,1))
t(lambda: fcntl.fcntl(r,'1'))
t(lambda: fcntl.fcntl(r,1,1.5))
t(lambda: fcntl.fcntl(r,1,None))
t(lambda: fcntl.fcntl(r,1,2**40))
t(lambda: fcntl.fcntl(r,1,-2))
t(lambda: fcntl.fcntl(r,2**40,1))
t(lambda: fcntl.fcntl(r,1,'abc'))
t(lambda: fcntl.fcntl(r,1,b'abc'))
t(lambda: fcntl.fcntl(r,1,bytearray(b'abc')))
t(lambda: fcntl.fcntl(r,1,memoryview(b'abc')))
t(lambda: fcntl.fcntl(r,1,b'abc'*500))
t(lambda: fcntl.fcntl(r))
t(lambda: fcntl.fcntl())
t(lambda: fcntl.fcntl(10**30,1))
t(lambda: fcntl.fcntl(2**31,1))
t(lambda: fcntl.fcntl(True,1))
t(lambda: fcntl.ioctl(r,1,1.5))
t(lambda: fcntl.ioctl(r,1,'a'*2000))
t(lambda: fcntl.ioctl(r,0x541B,b'\0\0\0\0'))
t(lambda: fcntl.ioctl(r,-1,b'\0\0\0\0'))
os.write(w,b'hello')
b=bytearray(4)
t(lambda: (fcntl.ioctl(r,0x541B,b),b))
t(lambda: (fcntl.ioctl(r,0x541B,b, False),b))
b=bytearray(2000)
t(lambda: (fcntl.ioctl(r,0x541B,b),b[:10]))
class F:
    def fileno(self): return r
t(lambda: fcntl.ioctl(F(),0x541B,b'1234'))
class G:
    def fileno(self): return 'a'
t(lambda: fcntl.ioctl(G(),0x541B,b'1234'))
class G:
    def fileno(self): 1/0
t(lambda: fcntl.ioctl(G(),0x541B,b'1234'))
t(lambda: fcntl.lockf(r,64))
t(lambda: fcntl.lockf(r,'x'))
t(lambda: fcntl.lockf(r,1,'x'))
t(lambda: fcntl.flock(r,'x'))
t(lambda: fcntl.flock(r,1))
t(lambda: fcntl.flock(99,1))
with tempfile.TemporaryFile() as f:
    t(lambda: fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB, 10, 5, 0))
    t(lambda: fcntl.lockf(f,fcntl.LOCK_UN))
    t(lambda: fcntl.flock(f,fcntl.LOCK_EX))
    t(lambda: fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB, -10, 5, 0))
    t(lambda: fcntl.fcntl(f,fcntl.F_GETFD))
    t(lambda: fcntl.fcntl(f,fcntl.F_SETFD,0))
    t(lambda: fcntl.fcntl(f,fcntl.F_GETFD))
for name in sorted(dir(fcntl)):
    if isinstance(getattr(fcntl, name), int):
        print(name, getattr(fcntl, name))

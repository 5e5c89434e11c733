import resource


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: resource.getrlimit(99))
t(lambda: resource.getrlimit('x'))
t(lambda: resource.setrlimit(3,(1,)))
t(lambda: resource.setrlimit(3,5))
t(lambda: resource.setrlimit(99,(1,2)))
t(lambda: resource.setrlimit(7,(1,'x')))
t(lambda: resource.setrlimit(7,(20,10)))
t(lambda: resource.setrlimit(7,(2**70,10)))
t(lambda: resource.setrlimit(7,(1.5,10)))
t(lambda: resource.setrlimit(4,(0,-1)))
t(lambda: resource.getrlimit(4))
t(lambda: resource.getrusage(7))
t(lambda: resource.getrusage('a'))
t(lambda: resource.prlimit(0))
t(lambda: resource.prlimit('a',4))
t(lambda: resource.prlimit(0,4))
t(lambda: resource.prlimit(0,4,None))
t(lambda: resource.prlimit(0,4,[0,5]))
t(lambda: resource.prlimit(99999999,4))
t(lambda: resource.prlimit(0,7,(10,20),3))
t(lambda: resource.getpagesize())
u=resource.getrusage(0)
t(lambda: (len(u), type(u.ru_utime), type(u.ru_maxrss), u.ru_maxrss>1000, u[2]==u.ru_maxrss))
t(lambda: (resource.struct_rusage(range(16)),resource.struct_rusage.n_fields))
for name in sorted(dir(resource)):
    if isinstance(getattr(resource, name), int):
        print(name, getattr(resource, name))
# a file that may not grow: no signal ends the program
import os
import tempfile
import signal
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
with tempfile.TemporaryFile(buffering=0) as f:
    t(lambda: f.write(b'x' * 1000))
    t(lambda: f.write(b'x'))

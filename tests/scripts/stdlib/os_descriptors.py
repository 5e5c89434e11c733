# Descriptors and processes: what the system calls beneath os answer.
import os, tempfile, faulthandler

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    print(os.pwrite(fd, b'hello world', 0), os.pread(fd, 5, 6), os.pread(fd, 5, 100))
    os.fchmod(fd, 0o640)
    print(oct(os.fstat(fd).st_mode))
    os.fdatasync(fd)
reading, writing = os.pipe2(os.O_NONBLOCK)
print(os.get_blocking(reading))
os.set_blocking(reading, True)
print(os.get_blocking(reading))
os.closerange(reading, reading + 1)
try:
    os.fstat(reading)
except OSError as error:
    print(error)
os.close(writing)
print(os.getpgid(0) == os.getpgrp(), os.getsid(0) == os.getsid(os.getpid()), os.getresuid()[0] == os.getuid())
print(os.major(os.makedev(8, 3)), os.minor(os.makedev(8, 3)), os.sysconf('SC_CLK_TCK'))
for call in lambda: os.sysconf('SC_NOTHING'), lambda: os.getpgid(-5), lambda: os.nice('x'):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(os.WNOHANG, os.EX_USAGE, os.O_ACCMODE, faulthandler.is_enabled())

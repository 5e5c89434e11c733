import array
import os
import signal
import tempfile


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# limits by their names
t(lambda: os.sysconf('SC_PAGESIZE') == os.sysconf(os.sysconf_names['SC_PAGESIZE']))
for name in ('SC_NOTHING', 5.0, 10**20, None):
    t(lambda: os.sysconf(name))
t(lambda: os.pathconf('/', 'PC_NAME_MAX'))
t(lambda: os.pathconf('/nothing', 'PC_NAME_MAX'))
t(lambda: os.pathconf('/', 'PC_NOTHING'))
t(lambda: os.fpathconf(0, 'PC_PIPE_BUF'))
t(lambda: os.confstr('CS_PATH'))
t(lambda: os.confstr('CS_NOTHING'))
print(len(os.sysconf_names), len(os.pathconf_names), len(os.confstr_names))
t(lambda: os.no_such_thing)

# file systems
s = os.statvfs('/')
print(type(s), len(s), s.f_bsize == s[0], s.f_namemax, s.f_fsid >= 0, s.f_frsize > 0)
t(lambda: os.statvfs('/nothing'))
t(lambda: os.fstatvfs(999))
t(lambda: os.statvfs(1.5))
t(lambda: os.statvfs_result(range(10)).f_flag)

# scheduling
print(os.sched_get_priority_min(os.SCHED_OTHER), os.sched_get_priority_max(os.SCHED_FIFO))
t(lambda: os.sched_get_priority_max(99))
t(lambda: os.sched_getscheduler(0) == os.SCHED_OTHER)
t(lambda: os.sched_param(5))
t(lambda: os.sched_param(sched_priority=5).sched_priority)
t(lambda: os.sched_param())
t(lambda: os.sched_getparam(0))
t(lambda: os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0)))
t(lambda: os.sched_setscheduler(0, os.SCHED_OTHER, 0))
t(lambda: os.sched_setparam(0, os.sched_param('a')))
cpus = os.sched_getaffinity(0)
print(type(cpus), len(cpus) > 0)
t(lambda: os.sched_setaffinity(0, cpus))
for bad in (5, [-1], ['a'], []):
    t(lambda: os.sched_setaffinity(0, bad))
t(lambda: os.getpriority(os.PRIO_PROCESS, 0) in range(-20, 20))
t(lambda: os.getpriority(99, 0))
t(lambda: os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0)))

# users and groups
for f in (os.setuid, os.setgid, os.seteuid, os.setegid):
    for bad in ('a', 1.5, -2, 2**32, 2**70):
        t(lambda: f(bad))
t(lambda: os.setreuid(-1, -1))
t(lambda: os.setresuid(-1, -1, -1))
t(lambda: os.setgroups(['a']))
t(lambda: os.getgrouplist('root', 0)[:1])
for bad in (None, 3):
    t(lambda: os.getgrouplist(bad, 0))
    t(lambda: os.initgroups(bad, 0))

# many buffers, and files
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    fd = os.open(name, os.O_RDWR | os.O_CREAT)
    t(lambda: os.writev(fd, [b'hello', bytearray(b' big'), memoryview(b' world')]))
    os.lseek(fd, 0, 0)
    first, second = bytearray(3), array.array('i', [0, 0])
    t(lambda: (os.readv(fd, [first, second]), first, second.tobytes()))
    t(lambda: (os.preadv(fd, [first], 6), first))
    t(lambda: os.pwritev(fd, [b'J'], 0))
    t(lambda: os.pread(fd, 5, 0))
    for bad in (5, [b'x'], ['x']):
        t(lambda: os.readv(fd, bad))
    for bad in (5, [5], ['x']):
        t(lambda: os.writev(fd, bad))
    out = os.open(name + '2', os.O_RDWR | os.O_CREAT)
    t(lambda: os.sendfile(out, fd, 0, 100))
    t(lambda: os.sendfile(out, fd, offset=6, count=3))
    t(lambda: os.pread(out, 50, 0))
    t(lambda: os.copy_file_range(fd, out, 5, offset_src=0, offset_dst=0))
    t(lambda: os.copy_file_range(fd, out, -5))
    t(lambda: os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_NORMAL))
    t(lambda: os.posix_fallocate(fd, 0, 100))
    t(lambda: os.fstat(fd).st_size)
    t(lambda: os.lockf(fd, os.F_LOCK, 0))
    t(lambda: os.lockf(fd, os.F_ULOCK, 0))
    t(lambda: os.lockf(fd, 99, 0))
    t(lambda: os.mknod(os.path.join(folder, 'node')))
    t(lambda: os.stat(os.path.join(folder, 'node')).st_size)
    t(lambda: os.listxattr(name))
    t(lambda: os.getxattr(5.5, 'user.nothing'))
    t(lambda: os.setxattr(name, 'user.x', 'text'))
    os.makedirs(os.path.join(folder, 'a', 'b'))
    for top, dirs, files, fd2 in os.fwalk(folder):
        print(os.path.relpath(top, folder), sorted(dirs), sorted(files), os.fstat(fd2).st_ino == os.stat(top).st_ino)
    print([os.path.relpath(row[0], folder) for row in os.fwalk(folder, topdown=False)])
fd = os.memfd_create('memory')
os.write(fd, b'12345')
print(os.pread(fd, 10, 1), os.get_inheritable(fd))
fd = os.eventfd(3)
print(os.eventfd_write(fd, 4), os.eventfd_read(fd))
print(len(os.getrandom(7)), os.device_encoding(fd))
t(lambda: os.getrandom(-1))
t(os.ctermid)

# children
print(os.spawnv(os.P_WAIT, '/bin/sh', ['sh', '-c', 'exit 3']))
print(os.spawnlp(os.P_WAIT, 'sh', 'sh', '-c', 'kill -9 $$'))
print(os.spawnle(os.P_WAIT, '/bin/sh', 'sh', '-c', 'exit $N', {'N': '7'}))
t(lambda: os.spawnv(os.P_WAIT, '/bin/sh', []))
t(lambda: os.spawnv(os.P_WAIT, '/bin/sh', 'sh'))
t(lambda: os.waitpid(os.posix_spawn('/bin/sh', ['sh', '-c', 'exit $N'], {'N': '5'}), 0)[1] >> 8)
t(lambda: os.waitpid(os.posix_spawnp('sh', ['sh', '-c', 'exit 6'], os.environ), 0)[1] >> 8)
r, w = os.pipe()
pid = os.posix_spawn('/bin/echo', ['echo', 'through a pipe'], {},
                     file_actions=[(os.POSIX_SPAWN_DUP2, w, 1), (os.POSIX_SPAWN_CLOSE, r)],
                     setsigmask=[signal.SIGUSR1], setsigdef=[signal.SIGPIPE])
child, status, usage = os.wait4(pid, 0)
print(child == pid, status, type(usage), os.read(r, 100))
for actions in (5, [5], [()], [(9, 1)], [(1,)], [(2, 1)], [(1, 'a')]):
    t(lambda: os.posix_spawn('/bin/true', ['true'], {}, file_actions=actions))
for arguments in (('/nothing', ['x'], {}), ('/bin/true', [], {}), ('/bin/true', 'x', {}), ('/bin/true', ['x'], 5),
                  ('/bin/true', ['x'], {'a=b': 'c'}), ('/bin/true', [5], {}), ('/bin/true', [''], {})):
    t(lambda: os.posix_spawn(*arguments))
    t(lambda: os.execve(*arguments))
t(lambda: os.execvp('no such program', ['x']))
t(lambda: os.execvpe('no such program', ['x'], {'PATH': '/bin'}))
pid = os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', 'exit 4'])
result = os.waitid(os.P_PID, pid, os.WEXITED)
print(result.si_status, result.si_signo == signal.SIGCHLD, result.si_code == os.CLD_EXITED)
t(lambda: os.waitid(os.P_ALL, 0, os.WEXITED))
t(lambda: os.wait())
t(lambda: os.wait3(0))
pid, fd = os.forkpty()
if pid == 0:
    os.write(1, b'in a terminal %d' % os.isatty(1))
    os._exit(0)
print(os.read(fd, 100), os.waitpid(pid, 0)[1])
master, slave = os.openpty()
os.write(slave, b'line\n')
print(os.read(master, 20), os.isatty(slave), os.get_inheritable(slave))

"""The operating system: files, folders, processes, the environment."""

import abc
import sys
import stat as st
import posix
import posixpath as path
from posix import *
from posix import _exit
from _collections_abc import MutableMapping

sys.modules['os.path'] = path
from posixpath import (altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep)

GenericAlias = type(list[int])
name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
error = OSError
supports_bytes_environ = True
supports_dir_fd = {access, chmod, chown, link, mkdir, mkfifo, mknod, open, readlink, rename, rmdir,
                   stat, symlink, unlink, utime}
supports_effective_ids = {access}
supports_fd = {chdir, chmod, chown, execve, listdir, pathconf, scandir, stat, statvfs, truncate,
               utime}
supports_follow_symlinks = {access, chown, link, stat, utime}


# ---- names of files

def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode('utf-8', 'surrogateescape')
    return filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode('utf-8', 'surrogateescape')
    return filename


class PathLike(abc.ABC):
    """What stands for a path by its __fspath__()."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


# ---- the environment

class _Environ(MutableMapping):
    """Environment variables; changes reach the programs that this one starts."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey, self.decodekey = encodekey, decodekey
        self.encodevalue, self.decodevalue = encodevalue, decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        pairs = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                          for key, value in self._data.items())
        return f'environ({{{pairs}}})'

    def copy(self):
        """The variables in a dict."""
        return dict(self)

    def setdefault(self, key, value):
        """The variable; set to `value` when there is none."""
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, MutableMapping)):
            return NotImplemented
        return {**dict(self), **dict(other)}

    def __ror__(self, other):
        if not isinstance(other, (dict, MutableMapping)):
            return NotImplemented
        return {**dict(other), **dict(self)}


def _encode(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value.encode('utf-8', 'surrogateescape')


def _decode(value):
    return value.decode('utf-8', 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


environ = _Environ(posix.environ, _encode, _decode, _encode, _decode)
environb = _Environ(posix.environ, _check_bytes, bytes, _check_bytes, bytes)


def getenv(key, default=None):
    """An environment variable, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The same with bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    if env is None:
        env = environ
    return env.get('PATH', defpath).split(pathsep)


# ---- folders

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and all that it lies in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (curdir if isinstance(tail, str) else b'.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder and those it lies in, as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making and removing folders as needed."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, names of folders, names of files) of a folder and all below it."""
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    return _walk(fspath(top), topdown, onerror, followlinks)


def _walk(top, topdown, onerror, followlinks):
    waiting = [top]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, nondirs, to_walk = [], [], []
        try:
            entries = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            (dirs if is_dir else nondirs).append(entry.name)
            if not topdown and is_dir:
                if followlinks or not entry.is_symlink():
                    to_walk.append(entry.path)
        if topdown:
            yield top, dirs, nondirs
            for name in reversed(dirs):
                below = path.join(top, name)
                if followlinks or not path.islink(below):
                    waiting.append(below)
        else:
            waiting.append((top, dirs, nondirs))
            waiting.extend(reversed(to_walk))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """As walk(), with an open descriptor of the folder as the fourth item."""
    sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    yield from _fwalk(top, top, dir_fd, isinstance(top, bytes), topdown, onerror, follow_symlinks)


def _fwalk(shown, name, parent, as_bytes, topdown, onerror, follow_symlinks):
    try:
        before = None if follow_symlinks else stat(name, follow_symlinks=False, dir_fd=parent)
        folder = open(name, O_RDONLY | O_NONBLOCK, dir_fd=parent)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    try:
        # What was a folder may have become a link meanwhile.
        if before is None or st.S_ISDIR(before.st_mode) and path.samestat(before, stat(folder)):
            yield from _fwalk_folder(shown, folder, as_bytes, topdown, onerror, follow_symlinks)
    finally:
        close(folder)


def _fwalk_folder(shown, folder, as_bytes, topdown, onerror, follow_symlinks):
    dirs, nondirs = [], []
    for entry in scandir(folder):
        name = fsencode(entry.name) if as_bytes else entry.name
        try:
            is_dir = st.S_ISDIR(stat(entry.name, dir_fd=folder).st_mode)
        except OSError:
            try:  # a link that leads nowhere is a file
                stat(entry.name, dir_fd=folder, follow_symlinks=False)
            except OSError:
                continue
            is_dir = False
        (dirs if is_dir else nondirs).append(name)
    if topdown:
        yield shown, dirs, nondirs, folder
    for name in dirs:
        yield from _fwalk(path.join(shown, name), name, folder, as_bytes, topdown, onerror,
                          follow_symlinks)
    if not topdown:
        yield shown, dirs, nondirs, folder


# ---- processes

def execl(file, *args):
    """Become another program, with these arguments."""
    execv(file, args)


def execle(file, *args):
    """The same; the last argument is the environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Become another program, which is looked for along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """The same; the last argument is the environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Become another program, which is looked for along PATH."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """The same in an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is None:
        become, arguments = execv, (args,)
        env = environ
    else:
        become, arguments = execve, (args, env)
    if path.dirname(file):
        become(file, *arguments)
        return
    first = None  # of the errors that say more than that there is no such file
    folders = map(fsencode, get_exec_path(env))
    for folder in folders:
        try:
            become(path.join(folder, fsencode(file)), *arguments)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            first = first or error
    raise first or last


def forkpty():
    """Fork; the child has a terminal of its own, whose other end the parent holds."""
    parent_end, child_end = openpty()
    pid = fork()
    if pid == 0:
        close(parent_end)
        login_tty(child_end)
        return 0, -1
    close(child_end)
    return pid, parent_end


def _spawn(mode, file, args, env, become):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = fork()
    if pid == 0:
        try:
            if env is None:
                become(file, args)
            else:
                become(file, args, env)
        except:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        status = waitpid(pid, 0)[1]
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run a program: its exit code, or (P_NOWAIT) its number."""
    return _spawn(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """The same in an environment."""
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """The same of a program that is looked for along PATH."""
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """The same in an environment."""
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """Run a program with these arguments."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """The same; the last argument is the environment."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Run a program, which is looked for along PATH, with these arguments."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """The same; the last argument is the environment."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    return status & 0x7f


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def _get_exports_list(module):
    try:
        return list(module.__all__)
    except AttributeError:
        return [name for name in dir(module) if name[0] != '_']


def WSTOPSIG(status):
    return status >> 8 & 0xff


def WIFCONTINUED(status):
    return status == 0xffff


def waitstatus_to_exitcode(status):
    """The exit code of a process, or minus the signal that ended it."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f'invalid wait status: {status:#x}')


def WCOREDUMP(status):
    return bool(status & 0x80)


def __getattr__(name):
    # The tables of names are made when somebody asks.
    if name in ('sysconf_names', 'pathconf_names', 'confstr_names'):
        globals()[name] = table = posix._limit_names(name.removesuffix('_names'))
        return table
    raise AttributeError(f"module 'os' has no attribute {name!r}")


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object over a descriptor."""
    import io
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def popen(cmd, mode='r', buffering=-1):
    """A pipe from or to a shell command."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    read_end, write_end = pipe()
    pid = fork()
    if pid == 0:
        dup2(write_end if mode == 'r' else read_end, 1 if mode == 'r' else 0)
        try:
            execv('/bin/sh', ['sh', '-c', cmd])
        finally:
            _exit(127)
    close(write_end if mode == 'r' else read_end)
    return _Pipe(fdopen(read_end if mode == 'r' else write_end, mode, buffering), pid)


class _Pipe:
    """The file of a pipe; closing it waits for the command."""

    def __init__(self, stream, pid):
        self._stream, self._pid = stream, pid

    def close(self):
        self._stream.close()
        if self._pid is None:
            return None
        status = waitpid(self._pid, 0)[1]
        self._pid = None
        return None if status == 0 else status

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


__all__ = [key for key in globals() if not key.startswith('_') and key not in (
    'abc', 'sys', 'st', 'posix', 'MutableMapping', 'GenericAlias')] + ['_exit']

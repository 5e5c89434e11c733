"""Paths with slashes: what os.path is."""

import os
import stat
import genericpath
from genericpath import *

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists',
           'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath',
           'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep',
           'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames',
           'relpath', 'commonpath']

curdir, pardir, extsep, sep, pathsep = '.', '..', '.', '/', ':'
defpath, altsep, devnull = '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _marks(path):
    """Separator, dot and dots as str or bytes, as the path is."""
    return (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')


def normcase(s):
    """The path itself: case counts."""
    return os.fspath(s)


def isabs(s):
    """Does it begin at the root?"""
    s = os.fspath(s)
    return s.startswith(_marks(s)[0])


def join(a, *p):
    """Parts joined with slashes; one that begins at the root starts anew."""
    a = os.fspath(a)
    slash = _marks(a)[0]
    path = a
    try:
        if not p:
            path[:0] + slash
        for b in map(os.fspath, p):
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """(all before the last slash, all behind it)"""
    p = os.fspath(p)
    slash = _marks(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(path, extension with its dot)"""
    p = os.fspath(p)
    slash, dot, _ = _marks(p)
    return genericpath._splitext(p, slash, dot)


def splitdrive(p):
    """('', path): there are no drives."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """What stands behind the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_marks(p)[0]) + 1:]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def islink(path):
    """Is it a symbolic link?"""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def lexists(path):
    """Is there such a file? True for a broken link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def ismount(path):
    """Is another file system mounted there?"""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    try:
        above = os.lstat(realpath(join(path, '..' if isinstance(path, str) else b'..')))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """~ at the beginning becomes the home folder."""
    path = os.fspath(path)
    slash = _marks(path)[0]
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end != 1 or 'HOME' not in os.environ:
        return path
    home = os.environ['HOME']
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[end:]) or slash


def expandvars(path):
    """$NAME and ${NAME} become the values of environment variables."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    result, i = [], 0
    while True:
        dollar = path.find('$', i)
        if dollar < 0:
            result.append(path[i:])
            return ''.join(result)
        result.append(path[i:dollar])
        end = dollar + 1
        if path[end:end + 1] == '{':
            close = path.find('}', end)
            name = path[end + 1:close] if close >= 0 else ''
            end = close + 1 if close >= 0 else end
        else:
            while end < len(path) and path[end].isascii() and (path[end].isalnum()
                                                               or path[end] == '_'):
                end += 1
            name = path[dollar + 1:end]
        result.append(os.environ.get(name, path[dollar:end]) if name else path[dollar:end])
        i = end


def normpath(path):
    """Without double slashes, '.' and 'x/..'."""
    path = os.fspath(path)
    slash, dot, dots = _marks(path)
    empty = path[:0]
    if not path:
        return dot
    root = empty
    if path.startswith(slash):
        # POSIX gives exactly two slashes at the beginning a meaning of their own.
        double = path.startswith(slash * 2) and not path.startswith(slash * 3)
        root = slash * 2 if double else slash
    parts = []
    for part in path.split(slash):
        if part == empty or part == dot:
            continue
        if part != dots or (not root and (not parts or parts[-1] == dots)):
            parts.append(part)
        elif parts:
            parts.pop()
    return (root + slash.join(parts)) or dot


def abspath(path):
    """The path from the root on."""
    path = os.fspath(path)
    if not isabs(path):
        cwd = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root on, without symbolic links."""
    filename = os.fspath(filename)
    slash, dot, dots = _marks(filename)
    if isabs(filename):
        path, rest = slash, filename[1:]
    else:
        path = os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
        rest = filename
    waiting = rest.split(slash)[::-1]
    links = 0
    while waiting:
        name = waiting.pop()
        if not name or name == dot:
            continue
        if name == dots:
            path = dirname(path)
            continue
        step = join(path, name)
        try:
            is_link = stat.S_ISLNK(os.lstat(step).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link or links >= 40:
            if is_link and strict:
                os.stat(step)
            path = step
            continue
        links += 1
        target = os.readlink(step)
        if isabs(target):
            path = slash
        waiting.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    """The way from `start` (the current folder) to the path."""
    if not path:
        raise ValueError('no path specified')
    path = os.fspath(path)
    slash, dot, dots = _marks(path)
    start = dot if start is None else os.fspath(start)
    try:
        from_parts = [p for p in abspath(start).split(slash) if p]
        to_parts = [p for p in abspath(path).split(slash) if p]
        shared = len(commonprefix([from_parts, to_parts]))
        parts = [dots] * (len(from_parts) - shared) + to_parts[shared:]
        return join(*parts) if parts else dot
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest folder that all paths share."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(os.fspath, paths))
    slash, dot, _ = _marks(paths[0])
    try:
        split_paths = [p.split(slash) for p in paths]
        try:
            rooted, = {p[:1] == slash for p in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[c for c in s if c and c != dot] for s in split_paths]
        common = commonprefix([min(split_paths), max(split_paths)])
        return (slash if rooted else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise

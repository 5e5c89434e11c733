"""What os.path does alike on every system."""

import os
import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir',
           'isfile', 'samefile', 'sameopenfile', 'samestat']


def exists(path):
    """Is there such a file? False for a broken link."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Is it a regular file?"""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Is it a folder?"""
    try:
        return stat.S_ISDIR(os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def getsize(filename):
    """The size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When it was changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When it was read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When its status changed."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """The longest beginning that all texts share."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def samestat(s1, s2):
    """Do two results of stat() belong to the same file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Are two paths the same file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Do two descriptors belong to the same file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, extsep):
    """Dots at the beginning of the last part do not start an extension."""
    dot = p.rfind(extsep)
    start = p.rfind(sep) + 1
    while start < dot:
        if p[start:start + 1] != extsep:
            return p[:dot], p[dot:]
        start += 1
    return p, p[:0]


def _check_arg_types(funcname, *args):
    hasstr = hasbytes = False
    for s in args:
        if isinstance(s, str):
            hasstr = True
        elif isinstance(s, bytes):
            hasbytes = True
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, '
                            f'not {s.__class__.__name__!r}') from None
    if hasstr and hasbytes:
        raise TypeError("Can't mix strings and bytes in path components") from None

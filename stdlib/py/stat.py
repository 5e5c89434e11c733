"""What the numbers of os.stat() mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG = 0o040000, 0o020000, 0o060000, 0o100000
S_IFIFO, S_IFLNK, S_IFSOCK = 0o010000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_ISUID, S_ISGID, S_ISVTX, S_ENFMT = 0o4000, 0o2000, 0o1000, 0o2000
S_IREAD, S_IWRITE, S_IEXEC = 0o0400, 0o0200, 0o0100
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o0700, 0o0400, 0o0200, 0o0100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o0070, 0o0040, 0o0020, 0o0010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o0007, 0o0004, 0o0002, 0o0001


def S_IMODE(mode):
    """The permissions."""
    return mode & 0o7777


def S_IFMT(mode):
    """The kind of file."""
    return mode & 0o170000


def _is(kind):
    def test(mode):
        return S_IFMT(mode) == kind
    return test


S_ISDIR, S_ISCHR, S_ISBLK, S_ISREG = _is(S_IFDIR), _is(S_IFCHR), _is(S_IFBLK), _is(S_IFREG)
S_ISFIFO, S_ISLNK, S_ISSOCK = _is(S_IFIFO), _is(S_IFLNK), _is(S_IFSOCK)

_KINDS = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c',
          S_IFIFO: 'p'}


def filemode(mode):
    """'-rwxr-xr-x' of a mode."""
    text = [_KINDS.get(S_IFMT(mode), '?')]
    for shift, special, letters in ((6, S_ISUID, 'sS'), (3, S_ISGID, 'sS'), (0, S_ISVTX, 'tT')):
        bits = mode >> shift
        text.append('r' if bits & 4 else '-')
        text.append('w' if bits & 2 else '-')
        if mode & special:
            text.append(letters[0] if bits & 1 else letters[1])
        else:
            text.append('x' if bits & 1 else '-')
    return ''.join(text)

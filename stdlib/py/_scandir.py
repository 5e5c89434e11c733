"""What posix.scandir() gives: the entries of a folder."""

import _imp
import stat as st
from posix import _folder_entries, fspath, lstat, stat


class DirEntry:
    """An entry of a folder, as scandir() finds it."""

    __module__ = 'posix'
    __slots__ = ('name', 'path', '_type', '_inode', '_folder', '_stat', '_lstat')

    def __init__(self, name, path, type, inode, folder):
        self.name = name
        self.path = path
        self._type = type
        self._inode = inode
        self._folder = folder  # an open one that the path is relative to, or None
        self._stat = None
        self._lstat = None

    def __fspath__(self):
        return self.path

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def inode(self):
        return self._inode

    def stat(self, *, follow_symlinks=True):
        """os.stat() of it, asked for once."""
        if self._lstat is None:
            self._lstat = lstat(self.path, dir_fd=self._folder)
        if not follow_symlinks or not st.S_ISLNK(self._lstat.st_mode):
            return self._lstat
        if self._stat is None:
            self._stat = stat(self.path, dir_fd=self._folder)
        return self._stat

    def _is(self, kind, follow_symlinks):
        # The type of a link or an unknown one (0) takes a look at the file.
        if self._type not in (0, 10):
            return self._type == kind >> 12
        if self._type == 10 and not follow_symlinks:
            return kind == st.S_IFLNK
        try:
            return st.S_IFMT(self.stat(follow_symlinks=follow_symlinks).st_mode) == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        if self._type in (4, 8):  # what _is() says of folders and files, without the call
            return self._type == 4
        return self._is(st.S_IFDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        if self._type in (4, 8):
            return self._type == 8
        return self._is(st.S_IFREG, follow_symlinks)

    def is_symlink(self):
        return self._is(st.S_IFLNK, False)

    __class_getitem__ = classmethod(type(list[int]))


class ScandirIterator:
    __module__ = 'posix'

    def __iter__(self):
        return self

    def __next__(self):
        entry = next(self._entries, None)
        if entry is None:
            self._is_open = False
            raise StopIteration
        return entry

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        if self._is_open:
            from _warnings import warn
            warn(f'unclosed scandir iterator {self!r}', ResourceWarning, 2, source=self)

    def close(self):
        self._entries = iter(())
        self._is_open = False


_imp._stand_in(DirEntry)
_imp._stand_in(ScandirIterator)


def entries_of(folder):
    """The entries of a folder, by a generator."""
    found = _folder_entries(folder)
    if isinstance(folder, int):
        return (DirEntry(name, name, kind, inode, folder) for name, kind, inode in found)
    is_path = isinstance(folder, (str, bytes)) or hasattr(type(folder), '__fspath__')
    prefix = fspath(folder) if is_path else ''
    slash = b'/' if isinstance(prefix, bytes) else '/'
    if prefix and not prefix.endswith(slash):
        prefix += slash
    return (DirEntry(name, prefix + name if prefix else name, kind, inode, None)
            for name, kind, inode in found)


def scandir(path=None):
    """An iterator over the entries of a folder."""
    entries = entries_of('.' if path is None else path)
    iterator = ScandirIterator()
    iterator._entries, iterator._is_open = entries, True
    return iterator


scandir.__module__ = 'posix'

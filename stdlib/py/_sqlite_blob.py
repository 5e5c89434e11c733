"""sqlite3.Blob."""

import os
import sys

from _sqlite_errors import ProgrammingError


class Blob:
    """A value of a database as a file."""

    __slots__ = ('_connection', '_handle', '_offset', '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'sqlite3.Blob' instances")

    @classmethod
    def _open(cls, connection, handle):
        self = object.__new__(cls)
        self._connection, self._handle, self._offset = connection, handle, 0
        return self

    def _length(self):
        self._connection._check()
        length = self._handle.length
        if length < 0:
            raise ProgrammingError('Cannot operate on a closed blob.')
        return length

    def close(self):
        """Close the blob."""
        self._connection._check()
        self._handle.close()

    def read(self, length=-1, /):
        """Read data at the current offset position."""
        left = self._length() - self._offset
        count = left if length < 0 else min(length, left)
        data = self._handle.read(self._offset, count) if count else b''
        self._offset += count
        return data

    def write(self, data, /):
        """Write data at the current offset."""
        left = self._length() - self._offset
        view = memoryview(data).cast('B')
        if view.nbytes > left:
            raise ValueError('data longer than blob length')
        self._handle.write(self._offset, view)
        self._offset += view.nbytes

    def seek(self, offset, origin=os.SEEK_SET, /):
        """Set the current access position to offset."""
        length = self._length()
        bases = {os.SEEK_SET: 0, os.SEEK_CUR: self._offset, os.SEEK_END: length}
        if origin not in bases:
            raise ValueError("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END")
        target = bases[origin] + offset
        if target > 2**31 - 1:
            raise OverflowError('seek offset results in overflow')
        if not 0 <= target <= length:
            raise ValueError('offset out of blob range')
        self._offset = target

    def tell(self):
        """Return the current access position for the blob."""
        self._length()
        return self._offset

    def __enter__(self):
        self._length()
        return self

    def __exit__(self, type, val, tb, /):
        self._length()
        self._handle.close()
        return False

    def __len__(self):
        return self._length()

    __iter__ = None

    def _place(self, key, length):
        try:
            at = key.__index__()
        except AttributeError:
            raise TypeError('Blob indices must be integers') from None
        if not -sys.maxsize <= at <= sys.maxsize:
            raise IndexError("cannot fit 'int' into an index-sized integer")
        if at < 0:
            at += length
        if not 0 <= at < length:
            raise IndexError('Blob index out of range')
        return at

    def __getitem__(self, key):
        length = self._length()
        if not isinstance(key, slice):
            return self._handle.read(self._place(key, length), 1)[0]
        start, stop, step = key.indices(length)
        if step == 1:
            return self._handle.read(start, stop - start) if stop > start else b''
        return self._handle.read(0, length)[key] if range(start, stop, step) else b''

    def __setitem__(self, key, value):
        length = self._length()
        if not isinstance(key, slice):
            at = self._place(key, length)
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not 0 <= value <= 255:
                raise ValueError('byte must be in range(0, 256)')
            return self._handle.write(at, bytes((value,)))
        places = range(*key.indices(length))
        view = memoryview(value)
        if not view.c_contiguous:
            raise BufferError('underlying buffer is not C-contiguous')
        if view.nbytes != len(places):
            raise IndexError('Blob slice assignment is wrong size')
        if not places:
            return
        if places.step == 1:
            return self._handle.write(places.start, view)
        low, high = min(places), max(places) + 1
        data = bytearray(self._handle.read(low, high - low))
        for place, byte in zip(places, view.cast('B')):
            data[place - low] = byte
        self._handle.write(low, data)

    def __delitem__(self, key):
        self._length()
        if isinstance(key, slice):
            raise TypeError("Blob doesn't support slice deletion")
        raise TypeError("Blob doesn't support item deletion")

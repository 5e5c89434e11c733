"""Where the objects of ctypes lie: stretches of bytes, which have addresses as far as anybody asks."""

import bisect
import sys
import weakref

from _ctypes_memory import _Memory

_FIRST_ADDRESS = 0x7000_0000_0000
_starts = []  # of the stretches that have an address
_stretches = weakref.WeakValueDictionary()


class Stretch:
    """Bytes that several objects may lie in, and the Python objects that they refer to, by place."""

    def __init__(self, view):
        self.view = view
        self.kept = {}
        self.start = None

    def address(self):
        if self.start is None:
            last = _starts[-1] if _starts else _FIRST_ADDRESS
            self.start = last + 32
            if _starts:
                self.start += (_sizes[-1] + 15) // 16 * 16
            _starts.append(self.start)
            _sizes.append(len(self.view))
            _stretches[self.start] = self
        return self.start


_sizes = []


def find(address, size):
    """(the stretch of that address, the place in it)"""
    number = bisect.bisect_right(_starts, address) - 1
    stretch = _stretches.get(_starts[number]) if number >= 0 else None
    if stretch is None or address - stretch.start + size > len(stretch.view):
        raise ValueError(f'no memory that ctypes knows lies at {address:#x}')
    return stretch, address - stretch.start


class DataType(type):
    """The metaclass of all of them."""

    _c_size = _c_align = None

    def __mul__(cls, length):
        return cls._c_array(length)

    __rmul__ = __mul__

    def from_buffer(cls, source, offset=0):
        view = memoryview(source)
        if view.readonly:
            raise TypeError('underlying buffer is not writable')
        view = view.cast('B')
        check_room(cls, len(view), offset)
        return place(cls, Stretch(view), offset)

    def from_buffer_copy(cls, source, offset=0):
        view = memoryview(source).cast('B')
        check_room(cls, len(view), offset)
        return place(cls, Stretch(memoryview(bytearray(view[offset:offset + cls._c_size]))), 0)

    def from_address(cls, address):
        return place(cls, *find(address, cls._c_size))

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        given = getattr(value, '_as_parameter_', None)
        if given is None:
            raise TypeError(f'expected {cls.__name__} instance instead of {type(value).__name__}')
        return cls.from_param(given)

    def in_dll(cls, library, name):
        raise ValueError(f'undefined symbol: {name}')


def caller():
    """The name of the module that called what called this, or what did as an operator."""
    frame = sys._getframe(2)
    while frame.f_globals.get('__name__', '').startswith('_ctypes'):
        frame = frame.f_back
    return frame.f_globals.get('__name__', '__main__')


def check_room(cls, size, offset):
    if offset < 0:
        raise ValueError('offset cannot be negative')
    if cls._c_size + offset > size:
        raise ValueError(f'Buffer size too small ({size} instead of at least {cls._c_size + offset} bytes)')


class Data(_Memory, metaclass=DataType):
    """An object of C."""

    def __new__(cls, *args, **keywords):
        if cls._c_size is None:
            raise TypeError('abstract class')
        return place(cls, Stretch(memoryview(bytearray(cls._c_size))), 0)

    def __reduce__(self):
        raise ValueError('ctypes objects containing pointers cannot be pickled')


def place(cls, stretch, at):
    """An object at that place, without __init__."""
    made = _Memory.__new__(cls)
    made._c_stretch = stretch
    made._c_at = at
    made._c_own = None
    made._hold(stretch.view[at:at + cls._c_size])
    return made


def copy_bytes(to, at, other):
    """Makes what lies there the same as another object."""
    start, size = other._c_at, other._c_size
    to.view[at:at + size] = bytes(other._c_stretch.view[start:start + size])
    kept = {key - start + at: value for key, value in other._c_stretch.kept.items() if start <= key < start + size}
    for key in [key for key in to.kept if at <= key < at + size]:
        del to.kept[key]
    to.kept.update(kept)

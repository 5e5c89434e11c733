"""What ctypes is made of, but for calls of foreign functions: its data lies in memory of Python's own."""

import operator

from _ctypes_array import Array, gathered
from _ctypes_data import Data, DataType, Stretch, caller, find, place
from _ctypes_fields import Structure, Union, write
from _ctypes_simple import _SimpleCData, get_address, put_address, read, text_at

__version__ = '1.1.0'
RTLD_LOCAL, RTLD_GLOBAL = 0, 256
FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR = 1, 4, 8, 16
_memmove_addr, _memset_addr, _string_at_addr, _wstring_at_addr, _cast_addr = range(1, 6)
_pointer_type_cache = {}
_errno = 0


class ArgumentError(Exception):
    pass


def _is_data(value):
    return isinstance(value, (Data, DataType)) and value._c_size is not None


def sizeof(value):
    """The size in bytes of a C type or object."""
    if not _is_data(value):
        raise TypeError('this type has no size')
    return value._c_own or value._c_size if isinstance(value, Data) else value._c_size


def alignment(value):
    """How a C type or object is aligned."""
    if not _is_data(value):
        raise TypeError('no alignment info')
    return value._c_align


def addressof(value):
    """Where a C object lies."""
    if not isinstance(value, Data):
        raise TypeError('invalid type')
    return value._c_stretch.address() + value._c_at


def resize(value, size):
    """Gives a C object more memory."""
    if size < value._c_size:
        raise ValueError(f'minimum size is {value._c_size}')
    stretch = Stretch(memoryview(bytearray(size)))
    stretch.view[:value._c_size] = bytes(value)
    stretch.kept = value._c_stretch.kept
    value._c_stretch, value._c_at, value._c_own = stretch, 0, size
    value._hold(stretch.view)


class _Reference:
    """What byref() gives."""

    def __init__(self, target, offset):
        self._obj, self._offset = target, offset

    def __repr__(self):
        return f"<cparam 'P' ({addressof(self._obj) + self._offset:#x})>"


def byref(value, offset=0):
    """A reference to a C object, for a function's argument."""
    if not isinstance(value, Data):
        raise TypeError(f'byref() argument must be a ctypes instance, not {type(value).__name__!r}')
    return _Reference(value, offset)


# ---- pointers


class PyCPointerType(DataType):
    def __init__(cls, name, bases, namespace, **more):
        super().__init__(name, bases, namespace, **more)
        if bases[0] is not Data:
            cls._c_size = cls._c_align = 8

    def set_type(cls, target):
        cls._type_ = target

    def _c_put(cls, stretch, at, value):
        if value is None:
            return put_address(stretch, at, 0)
        if isinstance(value, _Reference):
            value = value._obj
        if not isinstance(value, (cls._type_, Array)) or getattr(value, '_type_', cls._type_) != cls._type_:
            raise TypeError(f'expected {cls._type_.__name__} instead of {type(value).__name__}')
        put_address(stretch, at, addressof(value), value._c_stretch)


class _Pointer(Data, metaclass=PyCPointerType):
    """A pointer to an object of one type."""

    def __new__(cls, *args):
        if not hasattr(cls, '_type_'):
            raise TypeError('Cannot create instance: has no _type_')
        return super().__new__(cls)

    def __init__(self, target=None):
        if target is not None:
            self.contents = target

    def _c_item(self, number):
        address = get_address(self._c_stretch, self._c_at)
        if not address:
            raise ValueError('NULL pointer access')
        return find(address + number * self._type_._c_size, self._type_._c_size)

    @property
    def contents(self):
        return place(self._type_, *self._c_item(0))

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            raise TypeError(f'expected {self._type_.__name__} instead of {type(target).__name__}')
        put_address(self._c_stretch, self._c_at, addressof(target), target._c_stretch)

    def __getitem__(self, key):
        if isinstance(key, slice):
            if key.stop is None:
                raise ValueError('slice stop is required')
            places = range(key.start or 0, key.stop, key.step or 1)
            return gathered(self._type_, [self[number] for number in places])
        return read(self._type_, *self._c_item(operator.index(key)))

    def __setitem__(self, key, value):
        write(self._type_, *self._c_item(operator.index(key)), value)

    def __bool__(self):
        return get_address(self._c_stretch, self._c_at) != 0


def POINTER(target):
    """The type of pointers to a type."""
    if target in _pointer_type_cache:
        return _pointer_type_cache[target]
    if isinstance(target, str):
        made = PyCPointerType('LP_' + target, (_Pointer,), {})
        _pointer_type_cache[id(made)] = made
        return made
    made = PyCPointerType('LP_' + target.__name__, (_Pointer,), {'_type_': target, '__module__': caller()})
    _pointer_type_cache[target] = made
    return made


def pointer(target):
    """A pointer to an object."""
    if not isinstance(target, Data):
        raise TypeError('_type_ must have storage info')
    return POINTER(type(target))(target)


# ---- functions


def _address(value):
    if isinstance(value, _Reference):
        return addressof(value._obj) + value._offset
    if isinstance(value, Array):
        return addressof(value)
    if isinstance(value, Data):
        return get_address(value._c_stretch, value._c_at)
    return value or 0


def _memmove(to, source, size):
    if isinstance(source, bytes):
        data = source[:size]
    else:
        stretch, at = find(_address(source), size)
        data = bytes(stretch.view[at:at + size])
    stretch, at = find(_address(to), size)
    stretch.view[at:at + size] = data
    return _address(to)


def _memset(to, byte, size):
    stretch, at = find(_address(to), size)
    stretch.view[at:at + size] = bytes([byte & 255]) * size
    return _address(to)


def _string_at(address, size=-1):
    return address[:size] if isinstance(address, bytes) else text_at(_address(address), size)


def _wstring_at(address, size=-1):
    return text_at(_address(address), size, 4)


def _cast(value, _, cls):
    if not isinstance(cls, DataType) or cls._c_size != 8 or issubclass(cls, (Array, Structure, Union)):
        raise TypeError('cast() argument 2 must be a pointer, not ' + getattr(cls, '__name__', type(cls).__name__))
    made = cls()
    kept = value._c_stretch if isinstance(value, Array) else \
        value._c_stretch.kept.get(value._c_at) if isinstance(value, Data) else None
    put_address(made._c_stretch, 0, _address(value), kept)
    return made


_OWN = {_memmove_addr: _memmove, _memset_addr: _memset, _string_at_addr: _string_at,
        _wstring_at_addr: _wstring_at, _cast_addr: _cast}


class PyCFuncPtrType(DataType):
    def __init__(cls, name, bases, namespace, **more):
        super().__init__(name, bases, namespace, **more)
        if bases[0] is not Data:
            cls._c_size = cls._c_align = 8


class CFuncPtr(Data, metaclass=PyCFuncPtrType):
    """A function: one of Python that is given to C. Those of C cannot be called."""

    def __new__(cls, *args):
        return super().__new__(cls)

    def __init__(self, function=0):
        self.argtypes, self.restype = getattr(type(self), '_argtypes_', None), getattr(type(self), '_restype_', None)
        if isinstance(function, tuple):
            raise AttributeError(f'foreign functions cannot be called here: {function[0]}')
        self._c_call = function if callable(function) else _OWN.get(function)

    def __call__(self, *args):
        if self._c_call is None:
            raise ValueError('foreign functions cannot be called here')
        if self._c_call in _OWN.values():
            return self._c_call(*args)
        kinds = self.argtypes or ()
        if len(args) < len(kinds):
            raise TypeError(f'this function takes at least {len(kinds)} argument{"s" * (len(kinds) != 1)} ({len(args)} given)')
        given = [read(kind, part._c_stretch, part._c_at)
                 for kind, part in zip(kinds, (kind.from_param(arg) for kind, arg in zip(kinds, args)))]
        result = self._c_call(*given)
        return None if self.restype is None else read(self.restype, (made := self.restype(result))._c_stretch, made._c_at)

    def __bool__(self):
        return self._c_call is not None


def dlopen(name, mode=RTLD_LOCAL):
    """The program itself, which has nothing to call; other libraries are not loaded."""
    if name is None:
        return 0
    raise OSError(f'{name}: shared libraries cannot be loaded here')


def get_errno():
    return _errno


def set_errno(value):
    global _errno
    _errno, old = value, _errno
    return old

"""The simple types of ctypes: numbers, characters and what is one pointer wide."""

import operator
import struct

from _ctypes_data import Data, DataType, Stretch, find, place

_ADDRESS = struct.Struct('@P')


def _reader_of_ints(code):
    layout = struct.Struct(code)
    bits = layout.size * 8
    mask, half = (1 << bits) - 1, 1 << (bits - 1)
    signed = code[-1].islower()

    def put(stretch, at, value):
        value = operator.index(value) & mask
        layout.pack_into(stretch.view, at, value - mask - 1 if signed and value >= half else value)

    return layout.size, lambda stretch, at: layout.unpack_from(stretch.view, at)[0], put


def _reader_of_floats(code, size=None):
    layout = struct.Struct(code)

    def put(stretch, at, value):
        if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        layout.pack_into(stretch.view, at, float(value))

    return size or layout.size, lambda stretch, at: layout.unpack_from(stretch.view, at)[0], put


def _put_char(stretch, at, value):
    if isinstance(value, int) and 0 <= value < 256:
        stretch.view[at] = value
    elif isinstance(value, (bytes, bytearray)) and len(value) == 1:
        stretch.view[at] = value[0]
    else:
        raise TypeError('one character bytes, bytearray or integer expected')


def _put_wide(stretch, at, value):
    if not isinstance(value, str):
        raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
    if len(value) != 1:
        raise TypeError('one character unicode string expected')
    struct.pack_into('@I', stretch.view, at, ord(value))


def _put_bool(stretch, at, value):
    stretch.view[at] = bool(value)


def _put_windows_bool(stretch, at, value):
    struct.pack_into('@h', stretch.view, at, -bool(value))


def put_address(stretch, at, address, kept=None):
    _ADDRESS.pack_into(stretch.view, at, address & 0xffff_ffff_ffff_ffff)
    if kept is None:
        stretch.kept.pop(at, None)
    else:
        stretch.kept[at] = kept


def get_address(stretch, at):
    return _ADDRESS.unpack_from(stretch.view, at)[0]


def _put_object(stretch, at, value):
    put_address(stretch, at, id(value), (value,))


def _get_object(stretch, at):
    if at not in stretch.kept:
        raise ValueError('PyObject is NULL')
    return stretch.kept[at][0]


def _put_pointer(stretch, at, value):
    if value is not None and not isinstance(value, int):
        raise TypeError('cannot be converted to pointer')
    put_address(stretch, at, value or 0)


def _get_pointer(stretch, at):
    return get_address(stretch, at) or None


def _text_pointer(kind, name, width):
    """A pointer to a text that ends in 0."""
    def put(stretch, at, value):
        if value is None or isinstance(value, int):
            put_address(stretch, at, value or 0)
        elif isinstance(value, kind):
            data = value + b'\0' if kind is bytes else (value + '\0').encode('utf-32-le')
            text = Stretch(memoryview(bytearray(data)))
            put_address(stretch, at, text.address(), text)
        else:
            raise TypeError(f'{name} or integer address expected instead of {type(value).__name__} instance')

    def get(stretch, at):
        address = get_address(stretch, at)
        return text_at(address, -1, width) if address else None

    return 8, get, put


def text_at(address, size=-1, width=1):
    """What lies there, up to a 0 or of that size: bytes or, of four bytes a character, str."""
    stretch, at = find(address, max(size, 0) * width)
    data = bytes(stretch.view[at:at + size * width if size >= 0 else None])
    if width == 1:
        return data if size >= 0 else data.split(b'\0')[0]
    text = ''.join(map(chr, struct.unpack(f'@{len(data) // 4}I', data[:len(data) // 4 * 4])))
    return text if size >= 0 else text.split('\0')[0]


_KINDS = {code: _reader_of_ints('@' + code) for code in 'bBhHiIlLqQ'}
_KINDS |= {code: _reader_of_floats('@' + code) for code in 'fd'}
_KINDS['g'] = _reader_of_floats('@d', 16)
_KINDS['c'] = 1, lambda stretch, at: bytes(stretch.view[at:at + 1]), _put_char
_KINDS['u'] = 4, lambda stretch, at: chr(struct.unpack_from('@I', stretch.view, at)[0]), _put_wide
_KINDS['?'] = 1, lambda stretch, at: stretch.view[at] != 0, _put_bool
_KINDS['v'] = 2, lambda stretch, at: struct.unpack_from('@h', stretch.view, at)[0] != 0, _put_windows_bool
_KINDS['O'] = 8, _get_object, _put_object
_KINDS['P'] = 8, _get_pointer, _put_pointer
_KINDS['z'] = _text_pointer(bytes, 'bytes', 1)
_KINDS['Z'] = _text_pointer(str, 'unicode string', 4)
_SWAPPED = {code: _reader_of_ints('>' + {'l': 'q', 'L': 'Q'}.get(code, code)) for code in 'hHiIlLqQ'}
_SWAPPED |= {code: _reader_of_floats('>' + code) for code in 'fd'}


class PyCSimpleType(DataType):
    def __init__(cls, name, bases, namespace, swapped=False, **more):
        super().__init__(name, bases, namespace, **more)
        code = getattr(cls, '_type_', None)
        if code is None:
            if name != '_SimpleCData':
                raise AttributeError("class must define a '_type_' attribute")
            return
        if not isinstance(code, str) or len(code) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if code not in _KINDS:
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 "a single character string containing one of 'cbBhHiIlLfuzZqQPXOv?g'.")
        cls._c_size, cls._c_get, cls._c_put = (_SWAPPED if swapped else _KINDS)[code]
        cls._c_align = cls._c_size
        cls._c_direct = bases[0] is _SimpleCData
        if cls._c_direct and not swapped and code in _SWAPPED:
            cls.__ctype_le__ = cls
            cls.__ctype_be__ = PyCSimpleType(name, bases, dict(namespace), swapped=True)
            cls.__ctype_be__.__ctype_le__, cls.__ctype_be__.__ctype_be__ = cls, cls.__ctype_be__

    def __new__(mcs, name, bases, namespace, swapped=False, **more):
        return super().__new__(mcs, name, bases, namespace, **more)

    def from_param(cls, value):
        return value if isinstance(value, cls) else cls(value)


class _SimpleCData(Data, metaclass=PyCSimpleType):
    """A number, a character or a pointer."""

    def __init__(self, *value):
        if len(value) > 1:
            raise TypeError(f'__init__ expected at most 1 argument, got {len(value)}')
        if value:
            self.value, = value

    @property
    def value(self):
        return type(self)._c_get(self._c_stretch, self._c_at)

    @value.setter
    def value(self, value):
        type(self)._c_put(self._c_stretch, self._c_at, value)

    def __bool__(self):
        return any(self._c_stretch.view[self._c_at:self._c_at + self._c_size])

    def __repr__(self):
        if type(self).__bases__[0] is not _SimpleCData:
            return object.__repr__(self)
        return f'{type(self).__name__}({self.value!r})'


def read(cls, stretch, at):
    """What a field or an item of this type is read as."""
    if isinstance(cls, PyCSimpleType) and cls._c_direct:
        return cls._c_get(stretch, at)
    return place(cls, stretch, at)

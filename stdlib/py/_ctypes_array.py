"""The arrays of ctypes."""

import operator

from _ctypes_data import Data, DataType, caller
from _ctypes_fields import write
from _ctypes_simple import read, text_at

_known = {}


class PyCArrayType(DataType):
    def __init__(cls, name, bases, namespace, **more):
        super().__init__(name, bases, namespace, **more)
        length, kind = getattr(cls, '_length_', None), getattr(cls, '_type_', None)
        if length is None and kind is None and not hasattr(bases[0], '_length_'):
            return
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        if kind is None:
            raise AttributeError("class must define a '_type_' attribute")
        cls._c_size, cls._c_align = length * kind._c_size, kind._c_align
        code = getattr(kind, '_type_', None) if getattr(kind, '_c_direct', False) else None
        if code == 'c':
            cls._c_text = bytes
            cls.value, cls.raw = property(_get_chars, _put_chars), property(_get_raw, _put_raw)
        elif code == 'u':
            cls._c_text = str
            cls.value = property(_get_wide, _put_wide)


def array_of(cls, length):
    if isinstance(length, int) and length < 0:
        raise ValueError(f'Array length must be >= 0, not {length}')
    length = operator.index(length)
    made = _known.get((cls, length))
    if made is None:
        made = _known[cls, length] = PyCArrayType(f'{cls.__name__}_Array_{length}', (Array,),
                                                  {'_length_': length, '_type_': cls, '__module__': caller()})
    return made


DataType._c_array = array_of


def _get_raw(self):
    return bytes(self)


def _put_raw(self, value):
    value = bytes(value)
    if len(value) > self._length_:
        raise ValueError('byte string too long')
    self._c_stretch.view[self._c_at:self._c_at + len(value)] = value


def _get_chars(self):
    return bytes(self).split(b'\0')[0]


def _put_chars(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected instead of {type(value).__name__} instance')
    _put_raw(self, value if len(value) >= self._length_ else value + b'\0')


def _get_wide(self):
    return text_at(self._c_stretch.address() + self._c_at, self._length_, 4).split('\0')[0]


def _put_wide(self, value):
    if not isinstance(value, str):
        raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
    if len(value) > self._length_:
        raise ValueError('string too long')
    for number, character in enumerate(value if len(value) >= self._length_ else value + '\0'):
        self[number] = character


def gathered(kind, items):
    """What a slice of an array or a pointer is."""
    code = getattr(kind, '_type_', None)
    return b''.join(items) if code == 'c' else ''.join(items) if code == 'u' else items


class Array(Data, metaclass=PyCArrayType):
    """Abstract base class for arrays."""

    def __init__(self, *items):
        if len(items) > self._length_:
            raise IndexError('invalid index')
        for number, item in enumerate(items):
            self[number] = item

    def __len__(self):
        return self._length_

    def _c_place(self, number):
        number = operator.index(number)
        if number < 0:
            number += self._length_
        if not 0 <= number < self._length_:
            raise IndexError('invalid index')
        return self._c_at + number * self._type_._c_size

    def __getitem__(self, key):
        if isinstance(key, slice):
            return gathered(self._type_, [self[i] for i in range(*key.indices(self._length_))])
        return read(self._type_, self._c_stretch, self._c_place(key))

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            return write(self._type_, self._c_stretch, self._c_place(key), value)
        places = range(*key.indices(self._length_))
        if len(places) != len(value):
            raise ValueError('Can only assign sequence of same size')
        for i, item in zip(places, value):
            self[i] = item

    def __delitem__(self, key):
        raise TypeError('Array does not support item deletion')

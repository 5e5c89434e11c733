"""The structures and unions of ctypes: how their fields lie, and how they are read."""

import operator

from _ctypes_data import Data, DataType, copy_bytes
from _ctypes_simple import read


def write(cls, stretch, at, value):
    """Stores into a field or an item of this type."""
    if isinstance(value, cls):
        copy_bytes(stretch, at, value)
    elif hasattr(cls, '_c_put'):
        cls._c_put(stretch, at, value)
    elif isinstance(value, tuple):
        copy_bytes(stretch, at, cls(*value))
    else:
        raise TypeError(f'incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance')


class Field:
    """A field as an attribute."""

    def __init__(self, name, cls, offset, bits=None, shift=0):
        self._name, self._type, self.offset, self._bits, self._shift = name, cls, offset, bits, shift
        self.size = cls._c_size if bits is None else bits << 16 | shift

    def __get__(self, owner, cls=None):
        if owner is None:
            return self
        stretch, at = owner._c_stretch, owner._c_at + self.offset
        value = read(self._type, stretch, at)
        if self._bits is None:
            return value.value if hasattr(self._type, '_c_text') else value
        value = int(value) >> self._shift & (1 << self._bits) - 1
        signed = self._type._type_.islower() and value >> (self._bits - 1)
        return value - (1 << self._bits) if signed else bool(value) if self._type._type_ == '?' else value

    def __set__(self, owner, value):
        stretch, at = owner._c_stretch, owner._c_at + self.offset
        if self._bits is not None:
            mask = (1 << self._bits) - 1 << self._shift
            value = int(read(self._type, stretch, at)) & ~mask | operator.index(value) << self._shift & mask
        if isinstance(value, getattr(self._type, '_c_text', ())):
            if len(value) > self._type._length_:
                name = 'bytes' if isinstance(value, bytes) else 'string'
                raise ValueError(f'{name} too long ({len(value)}, maximum length {self._type._length_})')
            read(self._type, stretch, at).value = value
        else:
            write(self._type, stretch, at, value)

    def __repr__(self):
        if self._bits is not None:
            return f'<Field type={self._type.__name__}, ofs={self.offset}:{self._shift}, bits={self._bits}>'
        return f'<Field type={self._type.__name__}, ofs={self.offset}, size={self.size}>'


class _Layout:
    """Where the next field comes."""

    def __init__(self, cls, is_union):
        base = next((base for base in cls.__mro__[1:] if base.__dict__.get('_c_fields')), None)
        self.is_union = is_union
        self.pack = getattr(cls, '_pack_', 0)
        if not isinstance(self.pack, int) or self.pack < 0:
            raise ValueError('_pack_ must be a non-negative integer')
        self.size = base._c_size if base else 0
        self.align = base._c_align if base else 1
        self.end = self.size
        self.unit = None  # (its place, its type's size, the bits that are taken)

    def place(self, name, cls, bits=None):
        align = min(cls._c_align, self.pack) if self.pack else cls._c_align
        self.align = max(self.align, align)
        if self.is_union:
            self.size = max(self.size, cls._c_size)
            return Field(name, cls, 0, bits)
        if bits is not None and self.unit and self.unit[1] == cls._c_size and self.unit[2] + bits <= cls._c_size * 8:
            at, size, taken = self.unit
            self.unit = at, size, taken + bits
            return Field(name, cls, at, bits, taken)
        at = (self.end + align - 1) // align * align
        self.end = self.size = at + cls._c_size
        self.unit = (at, cls._c_size, bits) if bits is not None else None
        return Field(name, cls, at, bits)


def _promote(cls, kind, offset):
    """Gives a type the fields of an anonymous one in it."""
    for base in kind.__mro__:
        for name, own in vars(base).items():
            if isinstance(own, Field):
                type.__setattr__(cls, name, Field(name, own._type, offset + own.offset, own._bits, own._shift))


def _lay_out(cls, fields):
    is_union = isinstance(cls, UnionType)
    layout = _Layout(cls, is_union)
    names = []
    for entry in fields:
        if not isinstance(entry, tuple) or len(entry) not in (2, 3) or not isinstance(entry[0], str):
            raise TypeError('_fields_ must be a sequence of (name, C type) pairs')
        name, kind, *bits = entry
        if not isinstance(kind, DataType) or kind._c_size is None:
            raise TypeError('second item in _fields_ tuple (index %d) must be a C type' % len(names))
        if bits and not (hasattr(kind, '_type_') and kind._type_ in tuple('bBhHiIlLqQ?cu')):
            raise TypeError(f'bit fields not allowed for type {kind.__name__}')
        if bits and not 0 < bits[0] <= kind._c_size * 8:
            raise ValueError('number of bits invalid for bit field')
        field = layout.place(name, kind, *bits)
        type.__setattr__(cls, name, field)
        names.append(name)
        if name in getattr(cls, '_anonymous_', ()):
            _promote(cls, kind, field.offset)
    cls._c_align = layout.align
    cls._c_size = (layout.size + layout.align - 1) // layout.align * layout.align
    cls._c_fields = names


class _RecordType(DataType):
    def __init__(cls, name, bases, namespace, **more):
        super().__init__(name, bases, namespace, **more)
        if '_fields_' in namespace:
            cls._fields_ = namespace['_fields_']
        elif bases[0] is not _Record and bases[0] is not Data and cls._c_size is None:
            cls._c_size, cls._c_align = 0, 1  # until it is given fields

    def __setattr__(cls, name, value):
        if name == '_fields_':
            if cls.__dict__.get('_c_fields') is not None:
                raise AttributeError('_fields_ is final')
            _lay_out(cls, value)
        super().__setattr__(name, value)


class PyCStructType(_RecordType):
    pass


class UnionType(_RecordType):
    pass


class _Record(Data):
    def __init__(self, *args, **keywords):
        names = [name for base in reversed(type(self).__mro__) for name in base.__dict__.get('_c_fields') or ()]
        if len(args) > len(names):
            raise TypeError('too many initializers')
        for name, value in zip(names, args):
            if name in keywords:
                raise TypeError(f'duplicate values for field {name!r}')
            setattr(self, name, value)
        for name, value in keywords.items():
            setattr(self, name, value)


class Structure(_Record, metaclass=PyCStructType):
    """Structure base class"""


class Union(_Record, metaclass=UnionType):
    """Union base class"""

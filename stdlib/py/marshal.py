"""Values of the basic types as bytes, in the format that CPython's marshal writes.

What code objects look like is this program's own affair, as it is that of each version of CPython.
"""

import _imp
import struct as _struct

__all__ = ['dump', 'dumps', 'load', 'loads', 'version']

version = 4
_Code = type((lambda: 0).__code__)

_REF = 0x80
_MAX_DEPTH = 2000
_SINGLES = {b'N': None, b'T': True, b'F': False, b'S': StopIteration, b'.': Ellipsis}
_LETTERS = {id(value): letter for letter, value in _SINGLES.items()}
_int32, _float64, _uint16 = _struct.Struct('<i'), _struct.Struct('<d'), _struct.Struct('<H')


class _Writer:
    """Appends values to `out`; what was written before is referred to from version 3 on."""

    def __init__(self, version):
        self.out = bytearray()
        self.version = version
        self.places = {}
        self.kept = []
        self.depth = 0

    def write(self, value):
        letter = _LETTERS.get(id(value))
        if letter is not None:
            self.out += letter
            return
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise ValueError('object too deeply nested to marshal')
        if not self.refer(value):
            self.write_new(value)
        self.depth -= 1

    def refer(self, value):
        """Was it written before? Then only its number is written."""
        if self.version < 3:
            return False
        place = self.places.get(id(value))
        if place is None:
            return False
        self.out += b'r' + _int32.pack(place)
        return True

    def head(self, value, letter, size=None):
        if self.version >= 3:
            self.places[id(value)] = len(self.kept)
            self.kept.append(value)
            letter = bytes([letter[0] | _REF])
        self.out += letter
        if size is not None:
            if size > 0x7fffffff:
                raise ValueError('unmarshallable object')
            self.out += _int32.pack(size)

    def write_new(self, value):
        kind = type(value)
        if kind is int:
            self.write_int(value)
        elif kind is float:
            self.write_floats(value, b'g', b'f', (value,))
        elif kind is complex:
            self.write_floats(value, b'y', b'x', (value.real, value.imag))
        elif kind is str:
            self.write_str(value)
        elif kind is tuple and self.version >= 4 and len(value) < 256:
            self.head(value, b')')
            self.out.append(len(value))
            self.write_all(value)
        elif kind is tuple or kind is list:
            self.head(value, b'(' if kind is tuple else b'[', len(value))
            self.write_all(value)
        elif kind is dict:
            self.head(value, b'{')
            for key, item in value.items():
                self.write(key)
                self.write(item)
            self.out += b'0'
        elif kind is set or kind is frozenset:
            self.head(value, b'<' if kind is set else b'>', len(value))
            # In the order of what is written, so that equal sets look alike.
            for item in sorted(value, key=lambda item: dumps(item, self.version)):
                self.write(item)
        elif kind is _Code:
            self.write_code(value)
        else:
            self.write_buffer(value)

    def write_code(self, code):
        packed = _imp._pack_code(code)
        self.head(code, b'c', len(packed))
        self.out += packed
        self.write(code.co_filename)

    def write_buffer(self, value):
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError('unmarshallable object') from None
        self.head(value, b's', len(data))
        self.out += data

    def write_all(self, items):
        for item in items:
            self.write(item)

    def write_int(self, value):
        if -1 << 31 <= value < 1 << 31:
            self.head(value, b'i')
            self.out += _int32.pack(value)
            return
        digits, rest = [], abs(value)
        while rest:
            digits.append(rest & 0x7fff)
            rest >>= 15
        self.head(value, b'l', len(digits) if value > 0 else -len(digits))
        for digit in digits:
            self.out += _uint16.pack(digit)

    def write_floats(self, value, binary, textual, parts):
        self.head(value, binary if self.version > 1 else textual)
        for part in parts:
            if self.version > 1:
                self.out += _float64.pack(part)
            else:
                text = format(part, '.17g').encode()
                self.out.append(len(text))
                self.out += text

    def write_str(self, value):
        if self.version >= 4 and value.isascii():
            if len(value) < 256:
                self.head(value, b'z')
                self.out.append(len(value))
            else:
                self.head(value, b'a', len(value))
            self.out += value.encode('ascii')
            return
        data = value.encode('utf-8', 'surrogatepass')
        self.head(value, b'u', len(data))
        self.out += data


class _Reader:
    """Reads values by `take(n)`, which gives exactly n bytes."""

    def __init__(self, take):
        self.take = take
        self.known = []
        self.depth = 0

    def size(self, what):
        size, = _int32.unpack(self.take(4))
        if size < 0:
            raise ValueError(f'bad marshal data ({what} size out of range)')
        return size

    def read(self):
        value = self.read_or_end()
        if value is _END:
            raise TypeError('NULL object in marshal data for object')
        return value

    def read_or_end(self):
        try:
            code = self.take(1)[0]
        except EOFError:
            raise EOFError('EOF read where object expected') from None
        letter, keep = bytes([code & ~_REF]), code & _REF
        if letter in _SINGLES:
            return _SINGLES[letter]
        if letter == b'0':
            return _END
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise ValueError('recursion limit exceeded')
        reader = _READERS.get(letter)
        if reader is None:
            raise ValueError('bad marshal data (unknown type code)')
        value = reader(self, keep)
        self.depth -= 1
        return value

    def remember(self, keep, value):
        if keep:
            self.known.append(value)
        return value

    def read_reference(self, keep):
        place, = _int32.unpack(self.take(4))
        if not 0 <= place < len(self.known) or self.known[place] is _END:
            raise ValueError('bad marshal data (invalid reference)')
        return self.known[place]

    def read_int(self, keep):
        return self.remember(keep, _int32.unpack(self.take(4))[0])

    def read_long(self, keep):
        count, = _int32.unpack(self.take(4))
        value = 0
        for i in range(abs(count)):
            digit, = _uint16.unpack(self.take(2))
            if digit > 0x7fff:
                raise ValueError('bad marshal data (digit out of range in long)')
            value |= digit << 15 * i
        if count and not digit:
            raise ValueError('bad marshal data (unnormalized long data)')
        return self.remember(keep, value if count >= 0 else -value)

    def float_text(self):
        return float(self.take(self.take(1)[0]))

    def float_bits(self):
        return _float64.unpack(self.take(8))[0]

    def read_float_text(self, keep):
        return self.remember(keep, self.float_text())

    def read_float(self, keep):
        return self.remember(keep, self.float_bits())

    def read_complex_text(self, keep):
        return self.remember(keep, complex(self.float_text(), self.float_text()))

    def read_complex(self, keep):
        return self.remember(keep, complex(self.float_bits(), self.float_bits()))

    def read_bytes(self, keep):
        return self.remember(keep, self.take(self.size('bytes object')))

    def read_code(self, keep):
        place = len(self.known)
        self.remember(keep, _END)
        packed = self.take(self.size('code'))
        filename = self.read()
        if type(filename) is not str:
            raise ValueError('bad marshal data (no name of a file)')
        code = _imp._unpack_code(packed, filename)
        if keep:
            self.known[place] = code
        return code

    def read_utf8(self, keep):
        return self.remember(keep, self.take(self.size('string')).decode('utf-8', 'surrogatepass'))

    def read_ascii(self, keep):
        return self.remember(keep, self.take(self.size('string')).decode('latin-1'))

    def read_short_ascii(self, keep):
        return self.remember(keep, self.take(self.take(1)[0]).decode('latin-1'))

    def read_small_tuple(self, keep):
        return self.frozen(keep, tuple, self.take(1)[0])

    def read_tuple(self, keep):
        return self.frozen(keep, tuple, self.size('tuple'))

    def read_frozenset(self, keep):
        return self.frozen(keep, frozenset, self.size('set'))

    def frozen(self, keep, kind, count):
        place = len(self.known)
        self.remember(keep, _END)
        value = kind([self.read() for _ in range(count)])
        if keep:
            self.known[place] = value
        return value

    def read_list(self, keep):
        value = self.remember(keep, [])
        for _ in range(self.size('list')):
            value.append(self.read())
        return value

    def read_set(self, keep):
        value = self.remember(keep, set())
        for _ in range(self.size('set')):
            value.add(self.read())
        return value

    def read_dict(self, keep):
        value = self.remember(keep, {})
        while (key := self.read_or_end()) is not _END:
            value[key] = self.read()
        return value


_END = object()
_READERS = {
    b'r': _Reader.read_reference, b'c': _Reader.read_code, b'i': _Reader.read_int, b'l': _Reader.read_long,
    b'f': _Reader.read_float_text, b'g': _Reader.read_float, b'x': _Reader.read_complex_text,
    b'y': _Reader.read_complex, b's': _Reader.read_bytes, b'u': _Reader.read_utf8,
    b't': _Reader.read_utf8, b'a': _Reader.read_ascii, b'A': _Reader.read_ascii,
    b'z': _Reader.read_short_ascii, b'Z': _Reader.read_short_ascii,
    b')': _Reader.read_small_tuple, b'(': _Reader.read_tuple, b'[': _Reader.read_list,
    b'{': _Reader.read_dict, b'<': _Reader.read_set, b'>': _Reader.read_frozenset,
}


def dumps(value, version=version, /):
    """The value as bytes."""
    writer = _Writer(version)
    writer.write(value)
    return bytes(writer.out)


def dump(value, file, version=version, /):
    """Write the value to a binary file."""
    return file.write(dumps(value, version))


def loads(data, /):
    """The value that these bytes, or the first of them, mean."""
    view, at = memoryview(data).cast('B'), 0

    def take(count):
        nonlocal at
        part = bytes(view[at:at + count])
        if len(part) < count:
            raise EOFError('marshal data too short')
        at += count
        return part

    return _Reader(take).read()


def load(file, /):
    """Read a value from a binary file, and nothing beyond it."""
    def take(count):
        part = file.read(count)
        if not isinstance(part, bytes):
            raise TypeError(f'file.read() returned not bytes but {type(part).__name__}')
        if len(part) < count:
            raise EOFError('marshal data too short')
        return part

    return _Reader(take).read()
